package io.windrose.campaign.links;

import io.windrose.core.Incorrect;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An address with marks in its query. */
final class MarkedAddress {
    private static final int LONGEST = 2_000;

    private MarkedAddress() {}

    /** What is wrong with the address of a page, if anything is. */
    static Optional<LinkProblem> problem(String address) {
        try {
            page(address.strip());
            return Optional.empty();
        } catch (Incorrect e) {
            return Optional.of(LinkProblem.of(e));
        }
    }

    static String of(String address, Map<Mark, String> marks) {
        URI page = page(address.strip());
        String added = marks.entrySet().stream()
                .map(mark -> mark.getKey().parameter() + "=" + encoded(mark.getValue()))
                .collect(Collectors.joining("&"));
        String query = page.getRawQuery() == null ? added : page.getRawQuery() + "&" + added;
        String path = page.getRawPath().isEmpty() ? "/" : page.getRawPath();
        String fragment = page.getRawFragment() == null ? "" : "#" + page.getRawFragment();
        String marked = page.getScheme() + "://" + page.getRawAuthority() + path + "?" + query + fragment;
        if (marked.length() > LONGEST) {
            throw new Incorrect(
                    "campaign.link-too-long",
                    "the link has %d characters: %d at most are understood everywhere"
                            .formatted(marked.length(), LONGEST));
        }
        return marked;
    }

    private static URI page(String address) {
        URI page;
        try {
            page = new URI(address);
        } catch (URISyntaxException e) {
            throw wrong(address, e);
        }
        String scheme = page.getScheme() == null ? "" : page.getScheme().toLowerCase(Locale.ROOT);
        boolean isWeb = scheme.equals("https") || scheme.equals("http");
        if (!isWeb || page.getHost() == null || page.getRawUserInfo() != null) {
            throw wrong(address, new URISyntaxException(address, "no page"));
        }
        if (page.getRawQuery() != null && page.getRawQuery().matches("(?i)(.*&)?utm_.*")) {
            throw new Incorrect(
                    "campaign.link-marked",
                    "the address %s has marks already: give it without utm_ parameters".formatted(address));
        }
        return page;
    }

    private static Incorrect wrong(String address, URISyntaxException cause) {
        return new Incorrect(
                "campaign.link-address",
                "\"%s\" is no address of a page: give one as https://shop.example/tents".formatted(address),
                cause);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
