package io.windrose.campaign;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Rows of campaigns, as records and back. */
final class CampaignRows {
    /** To be continued by a condition. */
    static final String SELECT = """
            select c.*, b.name as brand_name,
                   (select array_agg(w.week order by w.week) from campaign.budget_weeks w
                    where w.campaign_id = c.id) as weeks,
                   (select array_agg(w.amount order by w.week) from campaign.budget_weeks w
                    where w.campaign_id = c.id) as amounts
            from campaign.campaigns c left join campaign.brands b on b.id = c.brand_id
            """;

    private CampaignRows() {}

    static Optional<Campaign> fetch(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "where c.id = :id")
                .bind("id", id)
                .map((row, context) -> campaign(row))
                .findOne();
    }

    static Update bound(Update update, CampaignPlan plan) {
        return update.bind("name", plan.name())
                .bind("objective", plan.objective())
                .bind("owner", plan.owner())
                .bind("brand", plan.brand().orElse(null))
                .bind("market", plan.market().orElse(null))
                .bind("startsOn", plan.startsOn().orElse(null))
                .bind("endsOn", plan.endsOn().orElse(null))
                .bind("approver", plan.approver().orElse(null))
                .bind("budgetCurrency", plan.budget().map(Budget::currency).orElse(null))
                .bind(
                        "targetMetric",
                        plan.target().map(target -> target.metric().word()).orElse(null))
                .bind("targetValue", plan.target().map(Target::value).orElse(null))
                .bindArray("channels", String.class, plan.channels())
                .bindArray("segments", String.class, plan.segments())
                .bindArray("messages", String.class, plan.messages())
                .bindArray("experiments", String.class, plan.experiments());
    }

    static void keepBudget(Handle handle, UUID id, Optional<Budget> budget) {
        handle.execute("delete from campaign.budget_weeks where campaign_id = ?", id);
        for (Budget.Week week : budget.map(Budget::weeks).orElse(List.of())) {
            handle.execute(
                    "insert into campaign.budget_weeks (campaign_id, week, amount) values (?, ?, ?)",
                    id,
                    week.monday(),
                    week.amount());
        }
    }

    static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                plan(row),
                Optional.ofNullable(row.getString("brand_name")),
                Status.named(row.getString("status")),
                approval(row),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                row.getTimestamp("changed_at").toInstant(),
                row.getString("changed_by"));
    }

    private static CampaignPlan plan(ResultSet row) throws SQLException {
        return new CampaignPlan(
                row.getString("name"),
                row.getString("objective"),
                row.getString("owner"),
                Optional.ofNullable(row.getObject("brand_id", UUID.class)),
                Optional.ofNullable(row.getString("market")),
                Optional.ofNullable(row.getObject("starts_on", LocalDate.class)),
                Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
                Optional.ofNullable(row.getString("approver")),
                budget(row),
                target(row),
                texts(row, "channels"),
                texts(row, "segments"),
                texts(row, "messages"),
                texts(row, "experiments"));
    }

    private static Optional<Campaign.Approval> approval(ResultSet row) throws SQLException {
        String by = row.getString("approved_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Campaign.Approval(
                        by, row.getTimestamp("approved_at").toInstant()));
    }

    private static Optional<Budget> budget(ResultSet row) throws SQLException {
        String currency = row.getString("budget_currency");
        Array found = row.getArray("weeks");
        if (currency == null || found == null) {
            return Optional.empty();
        }
        java.sql.Date[] weeks = (java.sql.Date[]) found.getArray();
        BigDecimal[] amounts = (BigDecimal[]) row.getArray("amounts").getArray();
        List<Budget.Week> all = new ArrayList<>();
        for (int i = 0; i < weeks.length; i++) {
            all.add(new Budget.Week(weeks[i].toLocalDate(), amounts[i]));
        }
        return Optional.of(new Budget(currency, all));
    }

    private static Optional<Target> target(ResultSet row) throws SQLException {
        @Nullable String metric = row.getString("target_metric");
        return metric == null
                ? Optional.empty()
                : Optional.of(new Target(Target.Metric.named(metric), row.getBigDecimal("target_value")));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
