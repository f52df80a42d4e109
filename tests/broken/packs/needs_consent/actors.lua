actor "office" { name { fi "Toimisto", sv "Byrån", en "Office" }, role "authority" }
