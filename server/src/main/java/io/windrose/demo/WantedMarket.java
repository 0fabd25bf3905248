package io.windrose.demo;

import io.windrose.market.MarketSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which market was asked for; what was not said is as usual in a new folder, and as it is in an old one. */
public record WantedMarket(
        Optional<Integer> people, Optional<Integer> days, Optional<Long> seed, Optional<LocalDate> lastDay) {

    /** @param yesterday the last day, where none is said: the newest that is over */
    MarketSettings orUsual(LocalDate yesterday) {
        MarketSettings usual = MarketSettings.defaults();
        LocalDate last = lastDay.orElse(yesterday);
        int number = days.orElse(usual.days());
        return new MarketSettings(
                seed.orElse(usual.seed()), people.orElse(usual.people()), last.minusDays(number - 1L), number);
    }

    /** How it differs from what is there, in words; empty when it does not. */
    List<String> differences(MarketSettings there) {
        List<String> found = new ArrayList<>();
        people.filter(it -> it != there.people()).ifPresent(it -> found.add("--people is " + there.people()));
        days.filter(it -> it != there.days()).ifPresent(it -> found.add("--days is " + there.days()));
        seed.filter(it -> it != there.seed()).ifPresent(it -> found.add("--seed is " + there.seed()));
        lastDay.filter(it -> !it.equals(there.lastDay()))
                .ifPresent(it -> found.add("--last-day is " + there.lastDay()));
        return found;
    }
}
