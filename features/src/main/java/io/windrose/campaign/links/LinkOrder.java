package io.windrose.campaign.links;

import io.windrose.core.Incorrect;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Links that are wanted: one for each place and each content.
 *
 * @param address of the page, without marks
 * @param campaign the mark; empty for the campaign's name
 * @param contents none for links without
 */
public record LinkOrder(
        String address, Optional<String> campaign, List<Place> places, List<String> contents, Optional<String> term) {
    private static final int MOST = 1_000;

    /** Where a link is put. */
    public record Place(String source, String medium) {}

    public LinkOrder {
        places = List.copyOf(places);
        contents = List.copyOf(contents);
        long wanted = (long) places.size() * Math.max(1, contents.size());
        if (wanted < 1 || wanted > MOST) {
            throw new Incorrect(
                    "campaign.links-wanted",
                    "%d places and %d contents make %d links: ask for 1 to %d at once"
                            .formatted(places.size(), contents.size(), wanted, MOST));
        }
    }

    /** The marks of each link, as they were given. */
    List<Map<Mark, String>> marks(String usualCampaign) {
        List<Map<Mark, String>> all = new ArrayList<>();
        for (Place place : places) {
            for (String content : contents.isEmpty() ? List.of("") : contents) {
                Map<Mark, String> marks = new EnumMap<>(Mark.class);
                marks.put(Mark.SOURCE, place.source());
                marks.put(Mark.MEDIUM, place.medium());
                marks.put(Mark.CAMPAIGN, campaign.orElse(usualCampaign));
                marks.put(Mark.CONTENT, content);
                term.ifPresent(text -> marks.put(Mark.TERM, text));
                all.add(marks);
            }
        }
        return all;
    }
}
