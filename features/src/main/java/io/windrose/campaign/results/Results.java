package io.windrose.campaign.results;

import io.windrose.campaign.Campaign;
import io.windrose.campaign.CampaignPage;
import io.windrose.campaign.CampaignPlan;
import io.windrose.campaign.Campaigns;
import io.windrose.core.Company;
import io.windrose.core.Incorrect;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Query;
import io.windrose.lake.query.SharedAnswers;
import io.windrose.security.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came of campaigns. Thread-safe. */
public final class Results {
    private static final int MOST_CAMPAIGNS = 10_000;
    private static final int MOST_ANSWERS = 200;

    private final Lake lake;
    private final Campaigns campaigns;
    private final Company company;
    private final Clock clock;
    private final SharedAnswers<Query> answers = new SharedAnswers<>(MOST_ANSWERS);

    public Results(Lake lake, Campaigns campaigns, Company company, Clock clock) {
        this.lake = lake;
        this.campaigns = campaigns;
        this.company = company;
        this.clock = clock;
    }

    public LocalDate today() {
        return company.day(clock.instant());
    }

    /** Of all time, by day. */
    public CampaignResults of(UUID campaign, Principal by) {
        Campaign known = campaigns.fetch(campaign, by);
        ResultQueries queries = new ResultQueries(lake, company);
        SortedMap<LocalDate, Sums> days = new TreeMap<>();
        Map<String, Sums> channels = new TreeMap<>();
        queries.addSpend(campaign, days, channels);
        queries.addOrders(campaign, days);
        queries.addVisits(campaign, days);
        Sums outside = outside(known.plan(), days);
        return new CampaignResults(
                company.currency(),
                days.values().stream().reduce(Sums.NONE, Sums::plus),
                queries.people(campaign),
                days.entrySet().stream()
                        .map(day -> new CampaignResults.Day(day.getKey(), day.getValue()))
                        .toList(),
                channels.entrySet().stream()
                        .map(channel -> new CampaignResults.Channel(channel.getKey(), channel.getValue()))
                        .toList(),
                outside,
                new PacingOf(known.plan(), company.currency(), days, outside, today()).pacing());
    }

    /** Of all campaigns that run in the range or of which it has something. */
    public CampaignTable table(TableRequest request, Principal by) {
        CampaignPage known = campaigns.list(request.campaigns(MOST_CAMPAIGNS), by);
        if (known.next().isPresent()) {
            throw new Incorrect(
                    "campaign.too-many",
                    "more than %d campaigns are asked for: give a status, a brand or a part of the name"
                            .formatted(MOST_CAMPAIGNS));
        }
        LocalDate until = DueOf.earlier(request.to(), today().minusDays(1));
        TableQueries queries = new TableQueries(lake, answers, company, request.from(), request.to());
        Map<Optional<UUID>, TableQueries.Spent> spend = queries.spend(until);
        Map<Optional<UUID>, PeriodSums> orders = queries.orders();
        List<CampaignTable.Row> rows = new ArrayList<>();
        for (Campaign campaign : known.campaigns()) {
            Optional<UUID> id = Optional.of(campaign.id());
            CampaignPlan plan = campaign.plan();
            if (request.isRunning(plan.startsOn(), plan.endsOn()) || spend.containsKey(id) || orders.containsKey(id)) {
                rows.add(new CampaignTable.Row(
                        campaign, sums(spend, orders, id), budget(plan, request.from(), until, spend.get(id))));
            }
        }
        return new CampaignTable(
                request.from(),
                request.to(),
                company.currency(),
                rows,
                rows.stream().map(CampaignTable.Row::sums).reduce(PeriodSums.NONE, PeriodSums::plus),
                campaigns.isLimited(by) ? Optional.empty() : Optional.of(sums(spend, orders, Optional.empty())));
    }

    private static PeriodSums sums(
            Map<Optional<UUID>, TableQueries.Spent> spend, Map<Optional<UUID>, PeriodSums> orders, Optional<UUID> id) {
        PeriodSums cost = spend.containsKey(id) ? spend.get(id).sums() : PeriodSums.NONE;
        return cost.plus(orders.getOrDefault(id, PeriodSums.NONE));
    }

    private Optional<CampaignTable.Due> budget(
            CampaignPlan plan, LocalDate from, LocalDate until, TableQueries.@Nullable Spent spent) {
        return plan.budget()
                .filter(budget -> budget.currency().equals(company.currency()))
                .map(budget -> new DueOf(plan).budget(from, until))
                .filter(due -> due.signum() > 0)
                .map(due -> new CampaignTable.Due(due, spent == null ? BigDecimal.ZERO : spent.costUntil()));
    }

    static Sums outside(CampaignPlan plan, SortedMap<LocalDate, Sums> days) {
        return days.entrySet().stream()
                .filter(day -> plan.startsOn().filter(day.getKey()::isBefore).isPresent()
                        || plan.endsOn().filter(day.getKey()::isAfter).isPresent())
                .map(Map.Entry::getValue)
                .reduce(Sums.NONE, Sums::plus);
    }
}
