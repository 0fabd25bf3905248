package io.windrose.market;

import io.windrose.core.Event;
import java.util.List;

/** Where the shop's people live; all pay in euros. */
record Town(String country, Event.Place place, String context, double share) {
    static final List<Town> ALL = List.of(
            town("DE", "DE-BY", "Munich", "de-DE", 0.14),
            town("DE", "DE-BE", "Berlin", "de-DE", 0.13),
            town("DE", "DE-NW", "Cologne", "de-DE", 0.11),
            town("AT", "AT-9", "Vienna", "de-AT", 0.08),
            town("AT", "AT-7", "Innsbruck", "de-AT", 0.06),
            town("FR", "FR-ARA", "Lyon", "fr-FR", 0.09),
            town("FR", "FR-IDF", "Paris", "fr-FR", 0.07),
            town("NL", "NL-NH", "Amsterdam", "nl-NL", 0.10),
            town("NL", "NL-UT", "Utrecht", "nl-NL", 0.05),
            town("IT", "IT-25", "Milan", "it-IT", 0.07),
            town("ES", "ES-CT", "Barcelona", "es-ES", 0.05),
            town("IE", "IE-L", "Dublin", "en-IE", 0.05));

    private static Town town(String country, String region, String city, String locale, double share) {
        String context = "{\"locale\":\"" + locale + "\",\"simulated\":true}";
        return new Town(country, new Event.Place(country, region, city), context, share);
    }

    static Town at(double unit) {
        double left = unit;
        for (Town town : ALL) {
            left -= town.share;
            if (left < 0) {
                return town;
            }
        }
        return ALL.getLast();
    }
}
