package io.windrose.campaign.calendar;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds campaigns that share days, and a channel, a market or a segment. */
final class Overlaps {
    private Overlaps() {}

    private record Dated(Campaign campaign, LocalDate from, LocalDate to) {
        static Stream<Dated> of(Campaign campaign) {
            CampaignPlan plan = campaign.plan();
            return plan.startsOn().flatMap(start -> plan.endsOn().map(end -> new Dated(campaign, start, end))).stream();
        }
    }

    /** Among campaigns with both dates, by the first day that two share. */
    static List<CampaignOverlap> among(List<Campaign> campaigns) {
        List<Dated> sorted = campaigns.stream()
                .flatMap(Dated::of)
                .sorted(Comparator.comparing(Dated::from)
                        .thenComparing(dated -> dated.campaign().id()))
                .toList();
        List<CampaignOverlap> found = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Dated one = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && !sorted.get(j).from().isAfter(one.to()); j++) {
                shared(one, sorted.get(j)).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(CampaignOverlap::from).thenComparing(CampaignOverlap::to));
        return found;
    }

    private static Optional<CampaignOverlap> shared(Dated one, Dated other) {
        CampaignPlan first = one.campaign().plan();
        CampaignPlan second = other.campaign().plan();
        List<String> channels =
                first.channels().stream().filter(second.channels()::contains).toList();
        List<String> segments = first.segments().stream()
                .filter(segment -> second.segments().stream().anyMatch(segment::equalsIgnoreCase))
                .toList();
        Optional<String> market = first.market()
                .filter(here -> second.market().filter(here::equalsIgnoreCase).isPresent());
        if (channels.isEmpty() && segments.isEmpty() && market.isEmpty()) {
            return Optional.empty();
        }
        LocalDate to = one.to().isBefore(other.to()) ? one.to() : other.to();
        return Optional.of(new CampaignOverlap(
                one.campaign().id(), other.campaign().id(), other.from(), to, channels, market, segments));
    }
}
