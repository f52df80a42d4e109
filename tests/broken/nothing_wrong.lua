-- A file without a mistake, so that the others are known to be wrong only where they say.
-- wanted: nothing
-- Plain words, long texts, escapes and brackets.
service "club" {
  name { fi "Kerho", sv "Klubb", en "Club" },
  summary { fi "Kerhossa.", sv "I klubben.", en "In the club." },
  because { fi "Seura.", sv "Sällskap.", en "Company." },
  kind "network", area "participation", provider "office", entry (true),
  when [[age < 18 or
        jobseeker]],
  prefer { points (20), when "consent", because { fi 'Hyvä "idea".', sv 'En "idé".', en 'An "idea".' } },
}
