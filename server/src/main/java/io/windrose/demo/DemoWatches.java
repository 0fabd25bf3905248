package io.windrose.demo;

import io.windrose.analyze.watch.Watch;
import io.windrose.analyze.watch.Watches;
import io.windrose.campaign.DataLimit;
import io.windrose.market.MarketSettings;
import io.windrose.security.Principal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Watches what the shop lives by. Nobody is told, so nothing leaves the machine. */
public final class DemoWatches {
    private static final int DAYS_JUDGED = 3;
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("Orders", "{\"metric\": {\"metric\": \"orders\"}}");
        QUESTIONS.put("Orders on phones", """
                {"metric": {"metric": "orders"}, "where": [{"field": "device", "is": "is", "values": ["mobile"]}]}""");
        QUESTIONS.put("Revenue", "{\"metric\": {\"metric\": \"revenue\"}}");
        QUESTIONS.put("Conversion", "{\"metric\": {\"metric\": \"conversion\"}}");
        QUESTIONS.put("Visits", "{\"metric\": {\"metric\": \"visits\"}}");
    }

    private final Watches watches;

    public DemoWatches(Watches watches) {
        this.watches = watches;
    }

    /** Those that are not there yet. */
    void add(Principal by) {
        List<String> known = watches.visibleTo(by, DataLimit.NONE).stream()
                .map(watch -> watch.draft().name())
                .toList();
        QUESTIONS.forEach((name, question) -> {
            if (!known.contains(name)) {
                watches.add(new Watch.Draft(name, question, Optional.empty(), List.of(), Watch.Activity.ACTIVE), by);
            }
        });
    }

    /** The market's last days one after the other, as the days before the first start would have been judged. */
    void judge(MarketSettings market) {
        LocalDate last = market.lastDay();
        last.minusDays(DAYS_JUDGED - 1L).datesUntil(last.plusDays(1)).forEach(watches::evaluate);
    }
}
