package io.windrose.campaign;

import io.windrose.core.Incorrect;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which column of a file of campaigns is where. */
final class CampaignColumns {
    /** What a column may hold; its name is written with blanks, and in whatever case. */
    enum Column {
        NAME,
        OBJECTIVE,
        OWNER,
        BRAND,
        MARKET,
        START,
        END,
        APPROVER,
        BUDGET,
        CURRENCY,
        TARGET_METRIC,
        TARGET_VALUE,
        CHANNELS,
        SEGMENTS,
        MESSAGES,
        EXPERIMENTS;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private final Map<Column, Integer> places = new EnumMap<>(Column.class);

    static CampaignColumns of(List<String> header) {
        CampaignColumns columns = new CampaignColumns();
        for (int i = 0; i < header.size(); i++) {
            String given = header.get(i);
            String word = given.strip().toLowerCase(Locale.ROOT).replaceAll("[_-]", " ");
            Column column = Stream.of(Column.values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new Incorrect(
                            "campaign.unknown-column",
                            "\"%s\" is no column of campaigns; the columns are %s"
                                    .formatted(
                                            given,
                                            Stream.of(Column.values())
                                                    .map(Column::word)
                                                    .collect(Collectors.joining(", ")))));
            if (columns.places.put(column, i) != null) {
                throw new Incorrect(
                        "campaign.column-twice",
                        "the file has the column \"%s\" twice: leave one out".formatted(given));
            }
        }
        if (!columns.places.containsKey(Column.NAME)) {
            throw new Incorrect("campaign.no-name-column", "the file has no column \"name\": give each campaign one");
        }
        return columns;
    }

    /** What the row has there; empty where it has nothing. */
    Optional<String> cell(List<String> row, Column column) {
        return Optional.ofNullable(places.get(column))
                .filter(place -> place < row.size())
                .map(row::get)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }
}
