package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.ask.EventChoice;
import io.windrose.analyze.ask.Field;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Note;
import io.windrose.analyze.funnel.Funnel;
import io.windrose.analyze.funnel.FunnelPeople;
import io.windrose.analyze.funnel.FunnelRequest;
import io.windrose.analyze.funnel.Funnels;
import io.windrose.analyze.funnel.PeopleRequest;
import io.windrose.analyze.path.PathFlow;
import io.windrose.analyze.path.PathRequest;
import io.windrose.analyze.path.Paths;
import io.windrose.analyze.retention.Retention;
import io.windrose.analyze.retention.RetentionRequest;
import io.windrose.analyze.retention.Retentions;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.security.Permission;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far people come, whether they come back, and which way they take. */
public final class PeopleAnalysisRoutes {
    private static final long USUAL_WINDOW_SECONDS = 7 * 86_400;
    private static final int USUAL_ROWS = 10;
    private static final int USUAL_PERIODS = 12;
    private static final int USUAL_DEPTH = 5;
    private static final int USUAL_NAMES = 8;

    private final Inquiries inquiries;
    private final Funnels funnels;
    private final Retentions retentions;
    private final Paths paths;
    private final Clock clock;
    private final AnswersWhileAwaited answers;

    public PeopleAnalysisRoutes(Inquiries inquiries, Ids ids, Clock clock) {
        this.inquiries = inquiries;
        this.funnels = new Funnels(inquiries);
        this.retentions = new Retentions(inquiries);
        this.paths = new Paths(inquiries);
        this.answers = new AnswersWhileAwaited(ids);
        this.clock = clock;
    }

    public List<Route> routes() {
        Access view = new Access.Needs(Permission.ANALYZE_VIEW);
        Access people = new Access.Needs(Permission.IDENTITIES_VIEW);
        return List.of(
                new Route(Route.Method.POST, "/api/analyses/funnels", view, this::funnel).keepsToBrands(),
                new Route(Route.Method.POST, "/api/analyses/funnels/people", people, this::people),
                new Route(Route.Method.POST, "/api/analyses/retention", view, this::retention).keepsToBrands(),
                new Route(Route.Method.POST, "/api/analyses/paths", view, this::paths).keepsToBrands());
    }

    private record StepAsked(
            QuestionForms.@Nullable Choice of,
            @Nullable String title,
            @Nullable Boolean optional) {
        FunnelRequest.Step step() {
            return new FunnelRequest.Step(
                    chosen(of, "steps.of"),
                    Boolean.TRUE.equals(optional) ? FunnelRequest.Need.OPTIONAL : FunnelRequest.Need.REQUIRED);
        }

        String shown() {
            return title != null ? title : shown(Objects.requireNonNull(of));
        }

        private static String shown(QuestionForms.Choice choice) {
            if (choice.event() != null) {
                return choice.event();
            }
            return choice.type() == null ? "any event" : choice.type();
        }
    }

    private record ExclusionAsked(
            QuestionForms.@Nullable Choice of, @Nullable Integer after) {
        FunnelRequest.Exclusion exclusion() {
            return new FunnelRequest.Exclusion(chosen(of, "excluding.of"), Request.required(after, "excluding.after"));
        }
    }

    private static EventChoice chosen(QuestionForms.@Nullable Choice of, String field) {
        return Request.required(of, field).choice();
    }

    private record FunnelAsked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String compare,
            @Nullable List<String> include,
            @Nullable List<QuestionForms.Where> where,
            @Nullable List<StepAsked> steps,
            @Nullable List<ExclusionAsked> excluding,
            @Nullable String order,
            @Nullable Long windowSeconds,
            @Nullable String by,
            @Nullable Integer rows,
            @Nullable Integer step,
            @Nullable String outcome,
            @Nullable String after) {
        FunnelRequest request(LocalDate today) {
            return new FunnelRequest(
                    QuestionForms.scope(from, to, compare, include, where, today),
                    Request.required(steps, "steps").stream()
                            .map(StepAsked::step)
                            .toList(),
                    excluding == null
                            ? List.of()
                            : excluding.stream().map(ExclusionAsked::exclusion).toList(),
                    FunnelRequest.Order.named(order == null ? "ordered" : order),
                    Duration.ofSeconds(windowSeconds == null ? USUAL_WINDOW_SECONDS : windowSeconds),
                    Optional.ofNullable(by).map(Field::parse),
                    rows == null ? USUAL_ROWS : rows);
        }

        PeopleRequest people(LocalDate today) {
            return new PeopleRequest(
                    request(today),
                    Request.required(step, "step"),
                    PeopleRequest.Outcome.named(Request.required(outcome, "outcome")),
                    Optional.ofNullable(after).map(FunnelAsked::cursor));
        }

        private static long cursor(String text) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new Incorrect(
                        "http.wrong-cursor", "after is \"" + text + "\"; give what the page before had as next", e);
            }
        }
    }

    private record StepShown(
            String title,
            long people,
            Optional<Double> ofPrevious,
            Optional<Double> ofFirst,
            Optional<Double> secondsP25,
            Optional<Double> secondsMedian,
            Optional<Double> secondsP75) {}

    private record RowShown(QuestionForms.Labelled label, List<Long> steps) {}

    private record ComparedShown(List<Long> steps) {}

    private record FunnelShown(
            String zone,
            DateRange range,
            Optional<DateRange> comparedRange,
            Optional<LocalDateTime> until,
            List<Note> notes,
            List<StepShown> steps,
            Optional<Funnel.Seconds> secondsToEnd,
            List<RowShown> rows,
            Optional<ComparedShown> compared) {}

    private Reply funnel(Request request) {
        PersonalFields.require(request, request.body(JsonNode.class));
        FunnelAsked body = request.body(FunnelAsked.class);
        FunnelRequest asked = body.request(inquiries.today());
        return answers.of(request, () -> shown(body, asked, funnels.funnel(asked, request.limit())));
    }

    private FunnelShown shown(FunnelAsked body, FunnelRequest asked, Funnel found) {
        List<StepShown> steps = new ArrayList<>();
        List<StepAsked> titles = Request.required(body.steps(), "steps");
        long first = found.steps().getFirst().people();
        for (int i = 0; i < titles.size(); i++) {
            Funnel.Step step = found.steps().get(i);
            long before = i == 0 ? 0 : found.steps().get(before(asked, i)).people();
            steps.add(new StepShown(
                    titles.get(i).shown(),
                    step.people(),
                    share(step.people(), before),
                    i == 0 ? Optional.empty() : share(step.people(), first),
                    step.sincePrevious().map(Funnel.Seconds::p25),
                    step.sincePrevious().map(Funnel.Seconds::median),
                    step.sincePrevious().map(Funnel.Seconds::p75)));
        }
        return new FunnelShown(
                found.zone().getId(),
                found.range(),
                found.comparedRange(),
                found.until(),
                notes(found),
                steps,
                found.toEnd(),
                found.rows().stream()
                        .map(row -> new RowShown(QuestionForms.Labelled.of(row.label()), row.people()))
                        .toList(),
                found.compared().map(ComparedShown::new));
    }

    /** The required step before, from 0. */
    private static int before(FunnelRequest asked, int place) {
        int before = place - 1;
        while (asked.steps().get(before).need() == FunnelRequest.Need.OPTIONAL) {
            before--;
        }
        return before;
    }

    private static Optional<Double> share(long part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of((double) part / whole);
    }

    private List<Note> notes(Funnel found) {
        if (found.windowOver().isAfter(clock.instant())) {
            return List.of(Note.of(
                    "window-open",
                    "who began last has time until {moment}: more will still reach the later steps",
                    Map.of(
                            "moment",
                            LocalDateTime.ofInstant(found.windowOver(), found.zone())
                                    .toString())));
        }
        return List.of();
    }

    private record PersonShown(String profileId, Instant reachedAt) {}

    private record PeopleShown(List<PersonShown> people, Optional<String> next) {}

    private Reply people(Request request) {
        PersonalFields.require(request, request.body(JsonNode.class));
        PeopleRequest asked = request.body(FunnelAsked.class).people(inquiries.today());
        return answers.of(request, () -> {
            FunnelPeople found = funnels.people(asked, request.limit());
            return new PeopleShown(
                    found.people().stream()
                            .map(one -> new PersonShown(Long.toString(one.profileId()), one.reachedAt()))
                            .toList(),
                    found.next().map(String::valueOf));
        });
    }

    private record RetentionAsked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String compare,
            @Nullable List<String> include,
            @Nullable List<QuestionForms.Where> where,
            QuestionForms.@Nullable Choice first,
            QuestionForms.@Nullable Choice again,
            @Nullable String counting,
            @Nullable String unit,
            @Nullable Integer periods,
            @Nullable String mode,
            @Nullable String value,
            @Nullable String by,
            @Nullable Integer rows) {
        RetentionRequest request(LocalDate today) {
            return new RetentionRequest(
                    QuestionForms.scope(from, to, compare, include, where, today),
                    first == null ? EventChoice.ANY : first.choice(),
                    again == null ? EventChoice.ANY : again.choice(),
                    RetentionRequest.Counting.named(counting == null ? "first" : counting),
                    RetentionRequest.Unit.named(unit == null ? "week" : unit),
                    periods == null ? USUAL_PERIODS : periods,
                    RetentionRequest.Mode.named(mode == null ? "on" : mode),
                    RetentionRequest.Value.named(value == null ? "people" : value),
                    Optional.ofNullable(by).map(Field::parse),
                    rows == null ? USUAL_ROWS : rows);
        }
    }

    private record CellShown(
            int period, long people, long of, Optional<Double> share, Optional<BigDecimal> revenue, String state) {
        static CellShown of(Retention.Cell cell) {
            return new CellShown(
                    cell.period(),
                    cell.people(),
                    cell.of(),
                    cell.share(),
                    cell.revenue(),
                    cell.state().word());
        }
    }

    private record CohortShown(LocalDate from, long people, List<CellShown> cells) {}

    private record LineShown(long people, List<CellShown> cells) {}

    private record LabelledLineShown(QuestionForms.Labelled label, long people, List<CellShown> cells) {}

    private record RetentionShown(
            String zone,
            DateRange range,
            Optional<LocalDateTime> until,
            List<Note> notes,
            Optional<String> currency,
            List<CohortShown> cohorts,
            LineShown total,
            List<LabelledLineShown> rows) {
        static RetentionShown of(Retention found) {
            return new RetentionShown(
                    found.zone().getId(),
                    found.range(),
                    found.until(),
                    found.withoutRate() == 0
                            ? List.of()
                            : List.of(Note.of(
                                    "rates-missing",
                                    "{count} {what} have no amount in the company's currency and are in no revenue",
                                    Map.of("count", found.withoutRate(), "what", "orders"))),
                    found.currency(),
                    found.cohorts().stream()
                            .map(cohort ->
                                    new CohortShown(cohort.from(), cohort.line().people(), cells(cohort.line())))
                            .toList(),
                    new LineShown(found.total().people(), cells(found.total())),
                    found.rows().stream()
                            .map(row -> new LabelledLineShown(
                                    QuestionForms.Labelled.of(row.label()),
                                    row.line().people(),
                                    cells(row.line())))
                            .toList());
        }

        private static List<CellShown> cells(Retention.Line line) {
            return line.cells().stream().map(CellShown::of).toList();
        }
    }

    private Reply retention(Request request) {
        PersonalFields.require(request, request.body(JsonNode.class));
        RetentionRequest asked = request.body(RetentionAsked.class).request(inquiries.today());
        return answers.of(request, () -> RetentionShown.of(retentions.retention(asked, request.limit())));
    }

    private record PathsAsked(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String compare,
            @Nullable List<String> include,
            @Nullable List<QuestionForms.Where> where,
            QuestionForms.@Nullable Choice start,
            QuestionForms.@Nullable Choice end,
            @Nullable Integer depth,
            @Nullable String nodes,
            @Nullable Integer most,
            @Nullable Boolean fold) {
        PathRequest request(LocalDate today) {
            if (start != null && end != null) {
                throw new Incorrect("analyze.wrong-paths", "start and end are given; give one of them, or none");
            }
            PathRequest.Anchor anchor = new PathRequest.Anchor.VisitStart();
            if (start != null) {
                anchor = new PathRequest.Anchor.From(start.choice());
            } else if (end != null) {
                anchor = new PathRequest.Anchor.To(end.choice());
            }
            return new PathRequest(
                    QuestionForms.scope(from, to, compare, include, where, today),
                    anchor,
                    depth == null ? USUAL_DEPTH : depth,
                    PathRequest.Nodes.named(nodes == null ? "page" : nodes),
                    most == null ? USUAL_NAMES : most,
                    Boolean.FALSE.equals(fold) ? PathRequest.Loops.KEPT : PathRequest.Loops.FOLDED);
        }
    }

    private record NodeShown(int step, String kind, Optional<String> name, long count) {}

    private record PathsShown(
            String zone,
            DateRange range,
            Optional<LocalDateTime> until,
            List<Note> notes,
            long total,
            List<NodeShown> nodes,
            List<PathFlow.Link> links) {}

    private Reply paths(Request request) {
        PersonalFields.require(request, request.body(JsonNode.class));
        PathRequest asked = request.body(PathsAsked.class).request(inquiries.today());
        return answers.of(request, () -> {
            PathFlow found = paths.paths(asked, request.limit());
            return new PathsShown(
                    found.zone().getId(),
                    found.range(),
                    found.until(),
                    List.of(),
                    found.total(),
                    found.nodes().stream()
                            .map(node -> new NodeShown(node.step(), node.kind().word(), node.name(), node.count()))
                            .toList(),
                    found.links());
        });
    }
}
