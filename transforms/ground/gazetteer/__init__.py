"""Which places of the world have a name: cities of GeoNames and first-level regions, for any room that asks."""

from newsmill.transforms.ground.gazetteer.cities import City, cities_called
from newsmill.transforms.ground.gazetteer.place_key import plain_key
from newsmill.transforms.ground.gazetteer.regions import is_ambiguous, region_country

__all__ = ["City", "cities_called", "is_ambiguous", "plain_key", "region_country"]
