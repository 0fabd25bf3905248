package io.windrose.analyze.ask;

import java.util.List;
import java.util.Set;

/**
 * A column that a dimension is made of, carried from the events to the visit, which has the first that is there.
 *
 * @param seen what it is of an event
 * @param ordered what it is of an order that belongs to no visit
 */
public record VisitAttribute(String name, String seen, String ordered) {
    private static final String VIEWED = "case when type in ('page', 'screen') then %s end";
    private static final String HOST = "regexp_extract(lower(%s), '^[a-z]+://(www[.])?([^/?#:]+)', 2)";
    public static final String PAGE = VIEWED.formatted("coalesce(path, name)");

    /** Of all that is asked for, each once. Pages are none: a visit has many. */
    public static List<VisitAttribute> of(Set<Dimension> dimensions) {
        return dimensions.stream()
                .sorted()
                .flatMap(dimension -> of(dimension).stream())
                .toList();
    }

    private static List<VisitAttribute> of(Dimension dimension) {
        return switch (dimension) {
            case CHANNEL -> List.of(plain("channel"));
            // Of the event that the channel is of, be it that it names no campaign.
            case CAMPAIGN ->
                List.of(new VisitAttribute(
                        "campaign", "case when channel is not null then coalesce(campaign, '') end", "campaign"));
            case LANDING_PAGE -> List.of(new VisitAttribute("landing_page", PAGE, "cast(null as string)"));
            case REFERRER ->
                List.of(
                        new VisitAttribute(
                                "referrer", VIEWED.formatted("coalesce(referrer, '')"), "cast(null as string)"),
                        new VisitAttribute("address", VIEWED.formatted("coalesce(url, '')"), "cast(null as string)"));
            case COUNTRY -> List.of(plain("country"));
            case DEVICE -> List.of(plain("device"));
            case BROWSER -> List.of(plain("browser"));
            case PAGE -> List.of();
        };
    }

    private static VisitAttribute plain(String column) {
        return new VisitAttribute(column, column, column);
    }

    /** The value of a dimension, made of the visit's attributes; null when it is not known. */
    public static String value(Dimension dimension) {
        return switch (dimension) {
            case CHANNEL -> "channel";
            case CAMPAIGN -> "nullif(campaign, '')";
            case LANDING_PAGE -> "landing_page";
            case REFERRER ->
                "case when %1$s <> %2$s then nullif(%1$s, '') end"
                        .formatted(HOST.formatted("referrer"), HOST.formatted("address"));
            case COUNTRY -> "country";
            case DEVICE -> "device";
            case BROWSER -> "browser";
            case PAGE -> "page";
        };
    }

    /** The first that is there, in the order of {@code time}. */
    public static String first(String expression, String time, String name) {
        return ", min_by(%1$s, %2$s) filter (where %1$s is not null) as %3$s".formatted(expression, time, name);
    }
}
