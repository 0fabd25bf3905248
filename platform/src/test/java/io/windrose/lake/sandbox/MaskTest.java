package io.windrose.lake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.windrose.core.Fault;
import io.windrose.core.Forbidden;
import io.windrose.core.Problem;
import io.windrose.lake.ContractLake;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.Mask;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways from behind a mask to who a row is about. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaskTest {
    private static final String KEY = "a-key-that-nobody-knows";
    private static final Excerpt MASKED =
            Excerpt.whole(List.of("events", "identities")).maskedBy(new Mask(KEY));

    /** What says who somebody is, and what leads to it. */
    private static final List<String> HIDDEN = List.of(
            "ada@north.example",
            "Lovelace",
            "+49 30 1",
            "203.0.113.0",
            "cookie-7",
            "gclid",
            "secret-link",
            "bob",
            "cyd",
            Long.toString(ContractLake.person("ada")),
            Long.toString(ContractLake.person("bob")),
            KEY,
            ".parquet",
            "whole_");

    @TempDir
    static Path folder;

    private ContractLake lake;
    private Sandbox sandbox;
    private List<Path> files;

    @BeforeAll
    void open() throws IOException {
        lake = new ContractLake(folder.resolve("lake"));
        lake.addTelling();
        sandbox = lake.sandbox(new SandboxSettings(2, 128, 1, Duration.ofMinutes(1)), new SimpleMeterRegistry());
        try (Stream<Path> found = Files.walk(lake.warehouse())) {
            files = found.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    @AfterAll
    void close() {
        sandbox.close();
        lake.close();
    }

    @Test
    void countsAndJoinsHoldBehindIt() {
        String people = "select count(*), count(distinct user_id), count(distinct person), count(distinct profile_id)"
                + " from events where user_id is not null";
        assertThat(rows(people)).isEqualTo(unmasked(people));

        String joined = "select count(*) from events e join identities i using (person)";
        assertThat(rows(joined)).isEqualTo(unmasked(joined)).isEqualTo(List.of(List.of(8L)));

        String byPlan = "select properties.plan::varchar as plan, count(*) from events group by plan order by all";
        assertThat(rows(byPlan)).isEqualTo(unmasked(byPlan));
        assertThat(rows("select count(*) from events where person = profile_id and user_id is not null"))
                .as("a profile has the pseudonym of the person that it is called after")
                .isEqualTo(unmasked("select count(*) from events where person = profile_id and user_id is not null"));
    }

    @Test
    void showsWhatIsNotPersonal() {
        assertThat(rows("select url, path, context.locale::varchar, properties.seats::varchar from events"
                        + " where event_id = 'telling'"))
                .containsExactly(List.of("https://shop.example/account", "/account", "de-DE", "3"));
    }

    @Test
    void anIdHasAPseudonymThatOnlyTheKeyGives() {
        List<Object> once = rows("select distinct user_id, person from events where event_id = 'event-1'")
                .getFirst();
        assertThat(rows("select distinct user_id, person from events where event_id = 'event-2'"))
                .containsExactly(once);
        Excerpt other = MASKED.maskedBy(new Mask("another"));
        assertThat(rows(other, "select distinct user_id, person from events where event_id = 'event-1'")
                        .getFirst())
                .doesNotContainAnyElementsOf(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from events",
                "select * from events",
                "select e from events e",
                "select e.* from events e",
                "select columns('.*') from events",
                "select columns(* exclude (name)) from events",
                "select * replace (upper(user_id) as user_id) from events",
                "summarize events",
                "select user_id, anonymous_id, click_id, person, profile_id from events",
                "select \"user_id\", USER_ID, events.user_id from events",
                "select properties, context from events",
                "select properties.email::varchar, properties.contact.email::varchar from events",
                "select properties.\"E-Mail\"::varchar, properties.login::varchar from events",
                "select properties['email']::varchar, properties -> 'email', properties ->> 'email' from events",
                "select properties::json::varchar, properties::varchar, to_json(properties) from events",
                "select json_extract(properties::json, '$..email') from events",
                "select variant_extract(properties, 'email')::varchar from events",
                "select unnest(json_keys(properties::json)), properties.products::varchar from events",
                "select j.* from events, json_each(properties::json) j",
                "select j.* from events, json_tree(context::json) j",
                "select context.ip::varchar, context.traits.email::varchar, context.userAgent::varchar from events",
                "select context.\"traits.email\"::varchar from events",
                "select \"properties.email\" from events",
                "select url, referrer from events",
                "select * from identities",
                "select user_id::int from events",
                "select error(user_id) from events",
                "select properties.email::int from events",
                "select case when user_id = 'bo' || 'b' then 1 / 0 end from events where user_id = 'bo' || 'b'",
                "select count(*) from events where user_id > 'bn' and error(user_id) is null",
                "select arg_max(user_id, occurred_at), list(user_id), string_agg(user_id, ',') from events",
                "select max_by(properties, occurred_at) from events",
                "with e as materialized (select * from events) select user_id, properties from e",
                "with recursive r as (select user_id from events union select user_id from r) from r",
                "pivot events on user_id using count(*)",
                "unpivot (select user_id, anonymous_id from events) on user_id, anonymous_id",
                "select * from events a positional join events b",
                "select * from (select user_id from events) union by name (select url from events)",
                "describe events",
                "select list_transform([user_id], lambda x: x || '') from events",
                "select [x for x in [user_id, properties.email::varchar]] from events",
                "select user_id from events order by user_id limit 1",
                "select row_to_json(e) from events e",
                "select hash(e) from events e",
                "select typeof(properties), variant_typeof(properties) from events",
                "select rejected.* from rejected",
                "select * from stored_events"
            })
    void neverTellsWhoARowIsAbout(String sql) {
        assertTellsNothing(sql, sql);
    }

    @ParameterizedTest
    @MethodSource("io.windrose.lake.sandbox.ExcerptEscapeTest#escapes")
    void holdsAgainstAllWaysOutOfAnExcerpt(ExcerptEscapeTest.Escape escape) {
        for (Path file : escape.sql().contains("$file") ? files : List.of(folder)) {
            String data = lake.warehouse().resolve("windrose/events/data").toString();
            assertTellsNothing(escape.sql().replace("$file", file.toString()).replace("$data", data), escape.sql());
        }
    }

    private void assertTellsNothing(String sql, String written) {
        String seen;
        try {
            seen = rows(sql).toString();
        } catch (Problem problem) {
            assertThat(problem).isNotInstanceOf(Fault.class);
            // The words that the caller sent are no secret.
            seen = problem.text().replace(lake.warehouse().toString(), "");
            for (Path file : files) {
                seen = seen.replace(lake.warehouse().relativize(file).toString(), "");
            }
        }
        assertThat(seen)
                .as(sql)
                .doesNotContain(
                        HIDDEN.stream().filter(word -> !written.contains(word)).toArray(String[]::new));
    }

    @Test
    void whatIsNotInItIsRefused() {
        assertThatThrownBy(() -> rows("select * from rejected")).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> rows("select * from stored_events")).isInstanceOf(Forbidden.class);
    }

    @Test
    void holdsInAParquetFile() throws IOException {
        byte[] bytes = sandbox.parquet(
                Query.of("select user_id, properties, context from events").seeing(Optional.of(MASKED)), in -> {
                    try {
                        return in.readAllBytes();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
        Path file = folder.resolve("masked.parquet");
        Files.write(file, bytes);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                .startsWith("PAR1")
                .doesNotContain("Lovelace", "bob");
    }

    private List<List<Object>> rows(String sql) {
        return rows(MASKED, sql);
    }

    private List<List<Object>> rows(Excerpt seen, String sql) {
        return rows(Query.of(sql).seeing(Optional.of(seen)));
    }

    private List<List<Object>> unmasked(String sql) {
        return rows(Query.of(sql));
    }

    private List<List<Object>> rows(Query query) {
        return sandbox.query(query.within(Duration.ofSeconds(20)), result -> {
            List<List<Object>> rows = new ArrayList<>();
            result.forEachRemaining(rows::add);
            return rows;
        });
    }
}
