package io.windrose.http;

import io.windrose.campaign.DataLimit;
import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.mail.Mail;
import io.windrose.notice.Notice;
import io.windrose.security.Permission;
import io.windrose.security.Principal;
import io.windrose.security.Users;
import io.windrose.visualize.Dashboard;
import io.windrose.visualize.Dashboards;
import io.windrose.visualize.Schedule;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a schedule sends, with the rights that who made it has now. */
public final class ScheduleNotices {
    private final Dashboards dashboards;
    private final Users users;
    private final Function<Principal, DataLimit> limits;
    private final Reports reports;
    private final LetterRoutes letters;
    private final Supplier<URI> app;

    /**
     * @param limits which data somebody may see
     * @param app where people find the app
     */
    public ScheduleNotices(
            Dashboards dashboards,
            Users users,
            Function<Principal, DataLimit> limits,
            Reports reports,
            LetterRoutes letters,
            Supplier<URI> app) {
        this.dashboards = dashboards;
        this.users = users;
        this.limits = limits;
        this.reports = reports;
        this.letters = letters;
        this.app = app;
    }

    Notice notice(Schedule schedule) {
        Principal maker = users.acting(schedule.makerId())
                .orElseThrow(() -> new Conflict(
                        "visualize.maker-gone",
                        schedule.maker() + " is disabled: somebody else may let it go on, with their own rights"));
        Reports.Language language =
                Reports.Language.of(Optional.of(schedule.draft().language()));
        return switch (schedule.subject()) {
            case Schedule.Subject.Board board -> {
                require(maker, Permission.DASHBOARDS_MANAGE, "dashboards");
                yield dashboard(board.dashboard(), schedule.draft().view(), language, maker);
            }
            case Schedule.Subject.Letter letter -> {
                require(maker, Permission.ANALYZE_VIEW, "letters");
                yield letters.notice(language, maker, limits.apply(maker));
            }
        };
    }

    private static void require(Principal maker, Permission permission, String what) {
        if (!maker.may(permission) || !maker.may(Permission.NOTICES_SEND)) {
            throw new Forbidden(
                    "visualize.maker-may-not",
                    "%s may not send %s any more: somebody else may let it go on".formatted(maker.name(), what));
        }
    }

    private Notice dashboard(UUID id, String view, Reports.Language language, Principal maker) {
        Dashboard dashboard = dashboards.fetch(id, maker);
        Reports.Printed printed = reports.printed(
                new Reports.Wanted(dashboard, ReportRoutes.view(view), language, maker, Optional.empty()), () -> false);
        String name = dashboard.draft().name();
        return new Notice(
                "report.dashboard",
                name + ", " + printed.period(),
                Stream.of(dashboard.draft().description(), printed.made())
                        .filter(text -> !text.isBlank())
                        .toList(),
                printed.facts(),
                Optional.of(URI.create(app.get() + "/dashboards/" + id + (view.isEmpty() ? "" : "?" + view))),
                Optional.empty(),
                List.of(new Mail.Attachment(fileName(name), ReportRoutes.PDF, printed.pdf())));
    }

    private static String fileName(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return (safe.isEmpty() ? "windrose" : safe) + ".pdf";
    }
}
