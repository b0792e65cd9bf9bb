"""Near-duplicates and clusters: signatures, verified edges, and what they mean for each article."""

from transforms.deduplicate.clustering import AssignClusters, Clusters, CompareAll, PlanComparison
from transforms.deduplicate.components import affected_edges, members_of_edges
from transforms.deduplicate.edges import ALGORITHM, STALE
from transforms.deduplicate.explain import explain
from transforms.deduplicate.opened import close_files
from transforms.deduplicate.signature import signatures
from transforms.deduplicate.signature_files import SignatureFile
from transforms.deduplicate.transform import Duplicates, FindDuplicates, SignArticles
from transforms.deduplicate.update import Cluster, ClusterUpdate, Member, update
from transforms.deduplicate.work import DecideWork, Work

__all__ = [
    "ALGORITHM",
    "STALE",
    "AssignClusters",
    "Cluster",
    "ClusterUpdate",
    "Clusters",
    "CompareAll",
    "DecideWork",
    "Duplicates",
    "FindDuplicates",
    "Member",
    "PlanComparison",
    "SignArticles",
    "SignatureFile",
    "Work",
    "affected_edges",
    "close_files",
    "explain",
    "members_of_edges",
    "signatures",
    "update",
]
