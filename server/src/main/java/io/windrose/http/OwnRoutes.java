package io.windrose.http;

import io.windrose.campaign.DataLimit;
import io.windrose.core.Fault;
import io.windrose.core.Problem;
import io.windrose.security.Principal;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the server's own routes what a screen would ask, with a caller's rights and limits: so an answer in a report is
 * the answer on the screen. Only what dashboards ask is asked. Thread-safe.
 */
public final class OwnRoutes {
    private static final Set<String> ASKED = Set.of(
            "/api/overview",
            "/api/overview/breakdown",
            "/api/analyses/trends",
            "/api/analyses/funnels",
            "/api/analyses/retention",
            "/api/analyses/paths",
            "/api/analyses/web",
            "/api/analyses/acquisition",
            "/api/analyses/anomalies",
            "/api/campaign-results",
            "/api/annotations",
            "/api/sql/queries/{id}",
            "/api/sql",
            "/api/spark/sql");

    private final Supplier<Routes> routes;
    private final Function<Principal, DataLimit> limits;

    /** @param routes once they are all there */
    public OwnRoutes(Supplier<Routes> routes, Function<Principal, DataLimit> limits) {
        this.routes = routes;
        this.limits = limits;
    }

    /** A question as a screen asks it. */
    record Question(
            String method,
            String path,
            @Nullable List<List<String>> query,
            com.fasterxml.jackson.databind.@Nullable JsonNode body) {}

    /** The answer's body, or what went wrong. */
    record Given(
            @Nullable String body,
            @Nullable String problem,
            @Nullable Integer status) {}

    Given ask(Question question, Principal by, BooleanSupplier isCallerGone) {
        try {
            return new Given(body(reply(question, by, isCallerGone)), null, null);
        } catch (RuntimeException thrown) {
            Problem problem = Problems.of(thrown);
            if (problem instanceof Fault fault) {
                throw fault;
            }
            return new Given(
                    null, problem.text(), Problems.reply(problem, "report").status());
        }
    }

    private Reply reply(Question question, Principal by, BooleanSupplier isCallerGone) {
        Routes.Match match = routes.get()
                .find(question.method(), question.path())
                .filter(found -> ASKED.contains(found.route().path()))
                .orElseThrow(
                        () -> new Fault("report.no-question", question.path() + " is nothing that a dashboard asks"));
        Guard.Admitted admitted = Guard.admit(match.route(), by, limits);
        List<List<String>> query = question.query() == null ? List.of() : question.query();
        return match.route()
                .handler()
                .handle(new Request(
                        match.parameters(),
                        name -> query.stream()
                                .filter(pair -> pair.getFirst().equals(name))
                                .map(List::getLast)
                                .findFirst(),
                        query.stream()
                                .map(pair -> pair.getFirst() + "="
                                        + URLEncoder.encode(pair.getLast(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")),
                        name -> Optional.empty(),
                        admitted.caller(),
                        admitted.limit(),
                        Optional.empty(),
                        "report",
                        true,
                        isCallerGone,
                        Reply.JSON,
                        question.body() == null ? new byte[0] : Json.write(question.body())));
    }

    private static String body(Reply reply) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reply.stream().ifPresentOrElse(stream -> stream.writeTo(out), () -> out.writeBytes(reply.body()));
        return out.toString(StandardCharsets.UTF_8);
    }
}
