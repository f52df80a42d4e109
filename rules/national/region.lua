-- The national pack: what is the same everywhere in Finland. Regions `use "national"` and bring their
-- own region; with the region below, the pack can be checked and asked by itself.
-- Nothing here knows a single place's services.

include "facts"
include "facts_life"
include "municipalities"
include "concepts"
include "parameters"
include "actors"
include "goals"
include "services_start"
include "services_language"
include "services_plans"
include "services_work"
include "services_education"
include "services_support"
include "services_networks"
include "transitions_start"
include "transitions_follow_up"
include "assessments"
include "obstacles"
include "promises"
include "examples"
include "examples_follow_up"
include "examples_edges"

region "national" {
  name { fi "Koko Suomi", sv "Hela Finland", en "All of Finland" },
  speaks "fi", speaks "sv", speaks "en",
  default_goal "work",
  time_zone "Europe/Helsinki",
  municipality "005", municipality "009", municipality "010", municipality "016", municipality "018",
  municipality "019", municipality "020", municipality "035", municipality "043", municipality "046",
  municipality "047", municipality "049", municipality "050", municipality "051", municipality "052",
  municipality "060", municipality "061", municipality "062", municipality "065", municipality "069",
  municipality "071", municipality "072", municipality "074", municipality "075", municipality "076",
  municipality "077", municipality "078", municipality "079", municipality "081", municipality "082",
  municipality "086", municipality "090", municipality "091", municipality "092", municipality "097",
  municipality "098", municipality "102", municipality "103", municipality "105", municipality "106",
  municipality "108", municipality "109", municipality "111", municipality "139", municipality "140",
  municipality "142", municipality "143", municipality "145", municipality "146", municipality "148",
  municipality "149", municipality "151", municipality "152", municipality "153", municipality "165",
  municipality "167", municipality "169", municipality "170", municipality "171", municipality "172",
  municipality "176", municipality "177", municipality "178", municipality "179", municipality "181",
  municipality "182", municipality "186", municipality "202", municipality "204", municipality "205",
  municipality "208", municipality "211", municipality "213", municipality "214", municipality "216",
  municipality "217", municipality "218", municipality "224", municipality "226", municipality "230",
  municipality "231", municipality "232", municipality "233", municipality "235", municipality "236",
  municipality "239", municipality "240", municipality "241", municipality "244", municipality "245",
  municipality "249", municipality "250", municipality "256", municipality "257", municipality "260",
  municipality "261", municipality "263", municipality "265", municipality "271", municipality "272",
  municipality "273", municipality "275", municipality "276", municipality "280", municipality "284",
  municipality "285", municipality "286", municipality "287", municipality "288", municipality "290",
  municipality "291", municipality "295", municipality "297", municipality "300", municipality "301",
  municipality "304", municipality "305", municipality "309", municipality "312", municipality "316",
  municipality "317", municipality "318", municipality "320", municipality "322", municipality "398",
  municipality "399", municipality "400", municipality "402", municipality "403", municipality "405",
  municipality "407", municipality "408", municipality "410", municipality "416", municipality "417",
  municipality "418", municipality "420", municipality "421", municipality "422", municipality "423",
  municipality "425", municipality "426", municipality "430", municipality "433", municipality "434",
  municipality "435", municipality "436", municipality "438", municipality "440", municipality "441",
  municipality "444", municipality "445", municipality "475", municipality "478", municipality "480",
  municipality "481", municipality "483", municipality "484", municipality "489", municipality "491",
  municipality "494", municipality "495", municipality "498", municipality "499", municipality "500",
  municipality "503", municipality "504", municipality "505", municipality "507", municipality "508",
  municipality "529", municipality "531", municipality "535", municipality "536", municipality "538",
  municipality "541", municipality "543", municipality "545", municipality "560", municipality "561",
  municipality "562", municipality "563", municipality "564", municipality "576", municipality "577",
  municipality "578", municipality "580", municipality "581", municipality "583", municipality "584",
  municipality "588", municipality "592", municipality "593", municipality "595", municipality "598",
  municipality "599", municipality "601", municipality "604", municipality "607", municipality "608",
  municipality "609", municipality "611", municipality "614", municipality "615", municipality "616",
  municipality "619", municipality "620", municipality "623", municipality "624", municipality "625",
  municipality "626", municipality "630", municipality "631", municipality "635", municipality "636",
  municipality "638", municipality "678", municipality "680", municipality "681", municipality "683",
  municipality "684", municipality "686", municipality "687", municipality "689", municipality "691",
  municipality "694", municipality "697", municipality "698", municipality "700", municipality "702",
  municipality "704", municipality "707", municipality "710", municipality "729", municipality "732",
  municipality "734", municipality "736", municipality "738", municipality "739", municipality "740",
  municipality "742", municipality "743", municipality "746", municipality "747", municipality "748",
  municipality "749", municipality "751", municipality "753", municipality "755", municipality "758",
  municipality "759", municipality "761", municipality "762", municipality "765", municipality "766",
  municipality "768", municipality "771", municipality "777", municipality "778", municipality "781",
  municipality "783", municipality "785", municipality "790", municipality "791", municipality "831",
  municipality "832", municipality "833", municipality "834", municipality "837", municipality "844",
  municipality "845", municipality "846", municipality "848", municipality "849", municipality "850",
  municipality "851", municipality "853", municipality "854", municipality "857", municipality "858",
  municipality "859", municipality "886", municipality "887", municipality "889", municipality "890",
  municipality "892", municipality "893", municipality "895", municipality "905", municipality "908",
  municipality "915", municipality "918", municipality "921", municipality "922", municipality "924",
  municipality "925", municipality "927", municipality "931", municipality "934", municipality "935",
  municipality "936", municipality "941", municipality "946", municipality "976", municipality "977",
  municipality "980", municipality "981", municipality "989", municipality "992",
}
