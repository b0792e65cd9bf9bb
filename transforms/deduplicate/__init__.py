"""Near-duplicates and clusters: signatures, verified edges, and what they mean for each article."""

from newsmill.transforms.deduplicate.clustering import AssignClusters, Clusters, CompareAll, PlanComparison
from newsmill.transforms.deduplicate.components import affected_edges, members_of_edges
from newsmill.transforms.deduplicate.edges import ALGORITHM, STALE
from newsmill.transforms.deduplicate.explain import explain
from newsmill.transforms.deduplicate.opened import close_files
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile
from newsmill.transforms.deduplicate.transform import Duplicates, FindDuplicates, SignArticles
from newsmill.transforms.deduplicate.update import Cluster, ClusterUpdate, Member, update
from newsmill.transforms.deduplicate.work import DecideWork, Work

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
