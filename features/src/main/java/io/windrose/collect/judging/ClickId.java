package io.windrose.collect.judging;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The mark that an advertising or mail service puts on the address of a click, by which a result can be told to it.
 *
 * @param source whom the click came from, where no {@code utm_source} says so
 * @param medium {@code social} for {@code fbclid}, which Facebook puts on unpaid links as well
 */
record ClickId(String parameter, String source, String medium) {
    /** The first that an address has is taken. */
    private static final List<ClickId> KNOWN = List.of(
            new ClickId("gclid", "google", "cpc"),
            new ClickId("gbraid", "google", "cpc"),
            new ClickId("wbraid", "google", "cpc"),
            new ClickId("msclkid", "bing", "cpc"),
            new ClickId("yclid", "yandex", "cpc"),
            new ClickId("ttclid", "tiktok", "cpc"),
            new ClickId("twclid", "twitter", "cpc"),
            new ClickId("li_fat_id", "linkedin", "cpc"),
            new ClickId("rdt_cid", "reddit", "cpc"),
            new ClickId("sccid", "snapchat", "cpc"),
            new ClickId("epik", "pinterest", "cpc"),
            new ClickId("qclid", "quora", "cpc"),
            new ClickId("dclid", "google", "display"),
            new ClickId("irclickid", "impact", "affiliate"),
            new ClickId("cjevent", "cj", "affiliate"),
            new ClickId("awc", "awin", "affiliate"),
            new ClickId("fbclid", "facebook", "social"),
            new ClickId("mc_eid", "mailchimp", "email"));

    static Optional<ClickId> find(Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            return Optional.empty();
        }
        for (ClickId known : KNOWN) {
            if (parameters.containsKey(known.parameter)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
