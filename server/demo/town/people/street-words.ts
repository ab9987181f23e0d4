/**
 * What streets are called by. Plain words, first names, trees and presidents, as any American town has them,
 * and families nobody knows: together they point to no region.
 */
const words = (text: string): readonly string[] => text.split(',').map((word) => word.trim())

export const PRESIDENTS = words(
  'Washington, Adams, Jefferson, Madison, Monroe, Jackson, Harrison, Tyler, Polk, Taylor, Fillmore, Pierce, Buchanan, Lincoln, Grant, Hayes, Garfield, Arthur, Cleveland, McKinley, Roosevelt, Taft, Wilson, Harding, Coolidge, Hoover, Truman',
)

export const TREES = words(
  'Oak, Elm, Maple, Walnut, Chestnut, Locust, Linden, Ash, Birch, Cedar, Spruce, Poplar, Hickory, Sycamore, Cherry, Mulberry, Beech, Alder, Willow, Laurel, Juniper, Larch, Hemlock, Catalpa, Dogwood, Redbud, Hawthorn, Hazel, Holly, Plum, Pear, Quince, Cypress, Tamarack, Basswood, Ironwood, Hornbeam, Buttonwood, Persimmon, Sassafras, Magnolia, Pine, Apple, Fir, Aspen, Rowan, Boxwood, Sumac',
)

/** Of the old town beside its numbers, trees and presidents. */
export const CIVIC = words(
  'Market, Church, Mill, Canal, Foundry, High, Union, Spring, Prospect, Ferry, College, Court, Cooper, Grove, Pearl, Vine, Park, Race, Commerce, Exchange, Liberty, Franklin, Academy, Chapel, Garden, Hill, Summit, Central, Bond, Mechanic, Tanner, Warehouse, Lumber, Wharf, Orchard, Green, Temple, School, Meadow, Brewery, Pleasant, Crescent, Highland, Terrace, Lafayette, Columbia, Clay, Webster, Calhoun, Hancock, Hamilton, Marshall, Perry, Decatur, Warren, Putnam',
)

/** Built in the fifties, named for the builder’s daughters and sons. */
export const FIRST_NAMES = words(
  'Carol, Elaine, Doris, Joyce, Marilyn, Phyllis, Norma, Lois, Janet, Darlene, Gail, Glenda, Roberta, Arlene, Bonnie, Connie, Peggy, Judith, Maxine, Eunice, Dale, Keith, Stanley, Howard, Bruce, Glenn, Wayne, Harold, Leonard, Melvin, Eileen, Dolores, Audrey, Lorraine, Marlene, Nadine, Geraldine, Rosalie, Yvonne, Charlene, Vernon, Russell, Gordon, Leroy, Eugene, Roland, Clifford, Warwick, Curtis, Douglas, Sharon, Diane, Suzanne, Kathleen, Annette, Beverly, Colleen, Denise, Francine, Georgia, Harriet, Irene, Jeanette, Lucille, Martha, Opal, Pauline, Rosemary, Sylvia, Theresa, Velma, Wanda, Alvin, Bernard, Cecil, Donald, Edgar, Floyd, Gerald, Herbert, Irwin, Kenneth, Lester, Marvin, Norman, Oscar, Philip, Ralph, Sheldon, Theodore, Victor, Willard, Adele, Agnes, Alma, Bernice, Blanche, Claudia, Clara, Cora, Edith, Ellen, Estelle, Ethel, Fern, Flora, Frances, Gertrude, Helen, Ida, Jessie, June, Laverne, Leona, Louise, Mabel, Marjorie, Mildred, Myra, Nellie, Nora, Olive, Rita, Ruby, Ruth, Selma, Stella, Thelma, Verna, Viola, Albert, Allen, Arnold, Benton, Burton, Carl, Chester, Dwight, Earl, Elliot, Emmett, Ernest, Frederick, Gilbert, Grover, Homer, Hugh, Ivan, Jerome, Julian, Karl, Lyle, Luther, Mitchell, Morris, Nelson, Otto, Roger, Ross, Stuart, Vincent, Walter',
)

/** Built in the fifties, named for what the view was to be. */
export const PLEASANT = words(
  'Crestview, Hillcrest, Fairview, Woodlawn, Sunset, Parkview, Glenview, Edgewood, Ridgeview, Brookside, Oakdale, Maplewood, Rosewood, Lindenwood, Sunnyside, Meadowbrook, Valley View, Fairlawn, Greenbriar, Idlewood, Longview, Northview, Overlook, Pinecrest, Ridgewood, Stonecrest, Sunrise, Thornhill, Westwood, Wildwood, Briarwood, Clearview, Cloverdale, Eastview, Elmwood, Fernwood, Forestview, Glendale, Hazelwood, Homewood, Ivywood, Kenwood, Lakeside, Larchwood, Lynnwood, Millbrook, Norwood, Parkwood, Redwood, Shadyside, Springdale, Terrace View, Underwood, Vista, Walnut Hill, Willowdale, Woodside, Beechwood, Cedarcrest, Applewood, Cherrywood, Birchwood, Skyline, Panorama, Hilltop, Brookview, Oakhurst, Ferndale, Sherwood',
)

/** Families of the first farms: their lanes became the section roads and the long collectors. */
export const FAMILIES = words(
  'Carrigan, Boden, Pruett, Halloran, Maddock, Thornby, Whitlow, Lindquist, Ostler, Tillery, Garvin, Ruddock, Bexley, Corwin, Hadlow, Innes, Kemper, Lathrop, Mabry, Nesbit, Ogden, Penrose, Quill, Rusk, Satterly, Tolliver, Upshaw, Varner, Weldon, Yarrow, Ashcroft, Brandt, Coyle, Dunning, Eckert, Fallon, Gossard, Hobart, Ivers, Jessup, Kessler, Leland, Marlow, Norris, Orcutt, Pickard, Radley, Stroud, Truitt, Ulrich, Vance, Wickham, Yost, Zeller, Abbott, Bascom, Crandall, Dalton, Everly, Farrow, Gentry, Hollis, Kirby, Lowell, Merritt, Nolan, Prentiss, Rollins, Sewell, Tabor, Wendell, Burdick, Catlin, Dwyer, Elkins, Fenwick, Griggs, Hewitt, Judson, Kittredge, Loomis, Mercer, Newell, Osborn, Plummer, Reeves, Stoddard, Thayer, Weaver',
)

/** What stood beside a road out of town when it was named. */
export const LANDMARK_ROADS = words(
  'Stone Church, Tollgate, Cherry Tree, Gravel Pit, Two Barns, Grist Mill, Lantern, Orchard Hill, Old Ferry, Plank, Brick Kiln, Signal Hill, Poor Farm, Sheep Walk, Grange Hall, Fairgrounds, Chapel Hill, Lime Kiln, Sawmill, Pump House, Halfway Tree, Stockyard, Long Meadow, Cider Press',
)

/** Where the pikes led; none of these towns is known to a map. */
export const FAR_TOWNS = words('Brackwell, Ostrand, Millharrow, Tamsford, Quilsby, Hallowick, Lunsbury, Feldham')

/** A subdivision of the nineties is named once, and its streets keep to the theme. */
export const THEMES: readonly { estate: string; words: readonly string[] }[] = [
  { estate: 'Heron Landing', words: words('Heron, Egret, Kestrel, Sandpiper, Plover, Curlew, Teal, Mallard, Pintail, Wigeon, Loon, Kingfisher, Osprey, Avocet, Bittern, Cormorant, Dunlin, Gadwall, Goldeneye, Ibis, Merganser, Pelican, Petrel, Phalarope, Puffin, Redshank, Sanderling, Tern, Turnstone, Willet') },
  { estate: 'Meadowlark Estates', words: words('Meadowlark, Goldfinch, Bobolink, Whippoorwill, Nuthatch, Tanager, Warbler, Grosbeak, Kinglet, Oriole, Pipit, Partridge, Bluebird, Wren, Thrush, Chickadee, Bunting, Catbird, Flicker, Junco, Lark, Nighthawk, Phoebe, Quail, Siskin, Sparrow, Swallow, Towhee, Vireo, Waxwing') },
  { estate: 'Saddle Creek', words: words('Saddle, Bridle, Palomino, Dapple, Trotter, Appaloosa, Paddock, Clydesdale, Roan, Stirrup, Martingale, Surrey, Canter, Foxhound, Steeplechase, Halter, Lariat, Morgan, Percheron, Piebald, Pinto, Snaffle, Sorrel, Steed, Stallion, Tack, Thoroughbred, Whinny, Yearling, Post Horse') },
  { estate: 'Amber Brook Village', words: words('Amber Brook, Harvest Moon, First Frost, Russet Leaf, Autumn Ridge, Golden Rod, Cider House, Crimson Leaf, Wheatfield, Haystack, Copper Leaf, Maple Bluff, Gourd, Corn Crib, Pumpkin Vine, October, Evening Star, Hearthside, Woodsmoke, Acorn, Migration, Sweetgum, Burning Bush, Cornflower, Barley, Bittersweet, Equinox, Gleaner, Threshing, Windfall') },
  { estate: 'Marble Hollow', words: words('Marble, Quartz, Feldspar, Mica, Agate, Onyx, Flint, Garnet, Topaz, Opalstone, Jasper, Slate, Granite, Basalt, Shale, Cobble, Sandstone, Travertine, Obsidian, Amethyst, Beryl, Carnelian, Emerald, Gneiss, Limestone, Moonstone, Peridot, Pumice, Sapphire, Turquoise') },
  { estate: 'Larkspur Glen', words: words('Larkspur, Trillium, Foxglove, Primrose, Columbine, Bluebell, Lupine, Bergamot, Tansy, Aster, Zinnia, Snowdrop, Marigold, Hollyhock, Lavender, Sweet Clover, Buttercup, Camellia, Dahlia, Edelweiss, Forsythia, Gentian, Hyacinth, Iris, Jonquil, Lilac, Mayflower, Peony, Snapdragon, Wisteria') },
  { estate: 'Orchard Landing', words: words('Winesap, Pippin, Jonagold, Russet, Blossom, Cider Mill, Graft, Nectar, Appleseed, Crabapple, Bartlett, Damson, Greengage, Apricot, Honeycrisp, Ladder, Bushel, Rootstock, Bramley, Codling, Costard, Cherry Blossom, Espalier, Gala, Medlar, Mirabelle, Peach Tree, Pear Blossom, Seckel, Sweet Cherry') },
  { estate: 'Vintner Ridge', words: words('Vintner, Trellis, Arbor, Cask, Cellar, Grapevine, Muscat, Vineyard, Bottle, Decanter, Harvester, Claret, Tuscan, Terrace Vine, Oak Barrel, Corkwood, Bouquet, Cuvee, Goblet, Hogshead, Late Harvest, Malbec, Pinot, Press House, Rows End, Sommelier, Tendril, Vintage, Zinfandel') },
  { estate: 'Wheelwright Commons', words: words('Wheelwright, Chandlery, Fletcher, Thatcher, Tinker, Potter, Glazier, Joiner, Farrier, Saddler, Weavers, Cobbler, Cutler, Hatter, Turner, Wainwright, Brazier, Carver, Collier, Dyer, Fuller, Mercers, Millwright, Nailer, Ropewalk, Salter, Silversmith, Tailor, Webster Loom, Woodcarver') },
  { estate: 'Cadence Hills', words: words('Cadence, Minuet, Sonata, Waltz, Nocturne, Prelude, Serenade, Rondo, Madrigal, Ballad, Overture, Concerto, Harmony, Melody, Lyric, Allegro, Anthem, Aria, Cantata, Carillon, Chorale, Dulcimer, Encore, Fanfare, Hymn, Interlude, Mandolin, Pastoral, Quartet, Refrain') },
  { estate: 'Northern Lights', words: words('Orion, Lyra, Vega, Altair, Rigel, Polaris, Capella, Antares, Cassiopeia, Andromeda, Perseus, Pegasus, Aurora, Comet, Meridian, Aquila, Arcturus, Castor, Cygnus, Deneb, Draco, Gemini, Leonis, Mizar, Phoenix, Pleiades, Procyon, Regulus, Sirius, Zenith') },
  { estate: 'Mainsail Point', words: words('Mainsail, Halyard, Spinnaker, Windlass, Keel, Lanyard, Mizzen, Topsail, Bowsprit, Capstan, Compass, Rudder, Sextant, Schooner, Anchor, Binnacle, Bosun, Cutter, Foredeck, Gangway, Helm, Jib, Ketch, Lighthouse, Mooring, Quarterdeck, Regatta, Sloop, Starboard, Yawl') },
  { estate: 'Fox Trace', words: words('Fox, Red Fox, Fox Hollow, Den, Vixen, Badger, Otter, Beaver, Fawn, Whitetail, Antler, Hare, Bramble, Thicket, Covey, Brushwood, Burrow, Buckskin, Cottontail, Deer Path, Ermine, Fox Tail, Marten, Mink, Muskrat, Raccoon, Stag, Timber Wolf, Woodchuck') },
  { estate: 'Prairie Winds', words: words('Bluestem, Switchgrass, Coneflower, Windrow, Sod House, Sagebrush, Prairie Dog, Windmill, Big Sky, Homestead, Wagon Wheel, Tall Grass, Coyote, Long Rifle, Campfire, Chuckwagon, Compass Plant, Covered Wagon, Frontier, Indigo, Lead Plant, Oxbow, Pathfinder, Ranch, Settler, Stagecoach, Sunflower, Tumbleweed, Wild Rye, Wheat Ridge') },
]

/** Two halves of a name such as Cloverfield, for subdivisions when the themes have run out. */
export const FIRST_HALVES = words('Clover, Stone, Mill, Silver, Bramble, Copper, Willow, Winter, Summer, Fern, Hazel, Thorn, Amber, Birch, Raven, Cedar, Marsh, Wheat, Ivy, Juniper, Kettle, Laurel, Misty, Oak, Rush, Sage, Timber')
export const SECOND_HALVES = words('field, ridge, gate, leaf, crest, stead, view, mere, bank, croft, land, spring, ford, wick, moor, hollow')
