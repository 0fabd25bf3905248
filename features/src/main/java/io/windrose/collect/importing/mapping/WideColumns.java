package io.windrose.collect.importing.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the channels of a wide file by the ends of its columns' names: {@code tv_spend}, {@code Search Kosten}, and
 * {@code _S}, {@code _I}, {@code _P} as Robyn's files have them.
 */
final class WideColumns {
    private static final Pattern COST =
            Pattern.compile("(.+?)[ _-](?:s|spend|cost|costs|kosten|ausgaben)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IMPRESSIONS =
            Pattern.compile("(.+?)[ _-](?:i|impressions?|impr|impressionen)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CLICKS =
            Pattern.compile("(.+?)[ _-](?:clicks?[ _-]p|clicks?|klicks)", Pattern.CASE_INSENSITIVE);

    private WideColumns() {}

    static List<ChannelColumns> find(List<String> header) {
        Map<String, String> costs = of(header, COST);
        Map<String, String> impressions = of(header, IMPRESSIONS);
        Map<String, String> clicks = of(header, CLICKS);
        List<ChannelColumns> channels = new ArrayList<>();
        costs.forEach((channel, column) -> channels.add(new ChannelColumns(
                channel,
                column,
                Optional.ofNullable(impressions.get(channel)),
                Optional.ofNullable(clicks.get(channel)))));
        return channels;
    }

    private static Map<String, String> of(List<String> header, Pattern pattern) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String column : header) {
            Matcher matcher = pattern.matcher(column);
            if (matcher.matches()) {
                found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), column);
            }
        }
        return found;
    }
}
