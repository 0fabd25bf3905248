package io.windrose.optimize.lift;

import io.windrose.analyze.ask.DateRange;
import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.database.Database;
import io.windrose.optimize.mix.Mix;
import io.windrose.optimize.mix.Mixes;
import io.windrose.science.lift.Design;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.io.InputStream;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Tests in regions and studies of before and after: designed, judged beside everything else, and kept. Thread-safe. */
public final class Lifts implements AutoCloseable {
    private static final int MOST_WAITING = 20;
    private static final int LONGEST_NAME = 200;

    private final Jdbi jdbi;
    private final LakeOutcomes lake;
    private final Mixes mixes;
    private final Working working;
    private final AuditLog audit;
    private final String version;
    private final Ids ids;
    private final Clock clock;

    private Lifts(
            Database database, LakeOutcomes lake, Mixes mixes, AuditLog audit, String version, Ids ids, Clock clock) {
        this.jdbi = database.jdbi();
        this.lake = lake;
        this.mixes = mixes;
        this.working = new Working(database, version, clock);
        this.audit = audit;
        this.version = version;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins with what waits.
     *
     * @param version of the program, which is kept with each lift
     */
    public static Lifts open(
            Database database, LakeOutcomes lake, Mixes mixes, AuditLog audit, String version, Ids ids, Clock clock) {
        Lifts lifts = new Lifts(database, lake, mixes, audit, version, ids, clock);
        lifts.working.start();
        return lifts;
    }

    /**
     * How the columns of a file are named, where their names do not say it.
     *
     * @param region empty where there is a column for each region
     */
    public record FileChoice(
            String file,
            Source.Outcome outcome,
            Optional<String> day,
            Optional<String> region,
            Optional<String> value) {}

    /**
     * Outcomes that were read, with what is in none of their regions.
     *
     * @param unplaced outcome of no known region
     * @param unratedOrders without a rate of their day: in no sum
     */
    public record Read(KeptOutcomes kept, double unplaced, long unratedOrders) {}

    /**
     * Outcomes of a file, which are kept to work with.
     *
     * @throws Incorrect naming the line and column of the file that is wrong
     */
    public KeptOutcomes bring(InputStream file, FileChoice choice, Principal by) {
        OutcomesFile.Read read =
                OutcomesFile.read(file, new OutcomesFile.Columns(choice.day(), choice.region(), choice.value()));
        return keep(new Source.OfFile(choice.file(), read.digest(), choice.outcome()), Map.of(), read.outcomes(), by);
    }

    public Read read(Source.OfLake source, Principal by) {
        LakeOutcomes.Found found = lake.read(source);
        return new Read(keep(source, found.snapshots(), found.outcomes(), by), found.unplaced(), found.unratedOrders());
    }

    /** Those that nothing was done with for a day are forgotten. */
    private KeptOutcomes keep(Source source, Map<String, Long> snapshots, Outcomes outcomes, Principal by) {
        UUID id = ids.next();
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbi.inTransaction(handle -> {
            handle.execute("""
                    delete from optimize.outcomes o
                    where made_at < ? and not exists (
                        select from optimize.lifts where design_outcomes = o.id or test_outcomes = o.id)""", now.minusDays(1));
            handle.execute(
                    """
                    insert into optimize.outcomes (id, source, snapshots, outcomes, maker, made_at)
                    values (?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb), ?, ?)""",
                    id,
                    LiftJson.write(source),
                    LiftJson.write(snapshots),
                    LiftJson.write(outcomes),
                    by.name(),
                    now);
            return LiftRows.outcomes(handle, id);
        });
    }

    public KeptOutcomes outcomes(UUID id) {
        return jdbi.withHandle(handle -> LiftRows.outcomes(handle, id));
    }

    /**
     * Has tests looked for as soon as what came before is done.
     *
     * @param outcomes in which they are looked for
     * @throws Incorrect when nothing can be simulated with these
     */
    public Lift design(String name, UUID outcomes, DesignChoice choice, Principal by) {
        Outcomes found = outcomes(outcomes).outcomes();
        choice.included().forEach(found::of);
        choice.excluded().forEach(found::of);
        choice.selection();
        found.panel();
        return add(new Draft(name, Lift.State.DESIGNING, choice, outcomes, null, null, null), "lift.design", by);
    }

    /**
     * Has a test judged that was made, or a campaign.
     *
     * @throws Incorrect when the outcomes are not of its days or regions
     */
    public Lift judge(String name, UUID outcomes, TestChoice test, Principal by) {
        test.of(outcomes(outcomes).outcomes());
        return add(new Draft(name, Lift.State.JUDGING, null, null, test, outcomes, null), "lift.judge", by);
    }

    /**
     * Notes that one of the designs that were found is run.
     *
     * @param place of the design, from 0 for the best
     * @param test of which the method and the days are taken, the rest being the design's
     */
    public Lift start(UUID id, int place, TestStart test, Principal by) {
        return jdbi.inTransaction(handle -> {
            Lift lift = LiftRows.fetch(handle, id);
            Lift.Designed design = lift.design()
                    .orElseThrow(() -> new Conflict(
                            "optimize.no-design", "\"%s\" has no design that could be run".formatted(lift.name())));
            List<Design> designs = design.report().map(DesignReport::designs).orElse(List.of());
            if (lift.state() != Lift.State.DESIGNED && lift.state() != Lift.State.RUNNING) {
                throw new Conflict(
                        "optimize.not-designed",
                        "\"%s\" is %s: a test can be chosen once designs are found, and until it is judged"
                                .formatted(lift.name(), LiftRows.word(lift.state())));
            }
            if (place < 0 || place >= designs.size()) {
                throw new Incorrect(
                        "optimize.unknown-design",
                        "there is no design %d of \"%s\": it has %d, from 0 on"
                                .formatted(place, lift.name(), designs.size()));
            }
            int days = LiftRows.outcomes(handle, design.outcomes()).outcomes().days();
            TestChoice chosen = test.of(designs.get(place), design.choice(), days);
            handle.execute(
                    "update optimize.lifts set state = 'running', test = cast(? as jsonb) where id = ?",
                    LiftJson.write(chosen),
                    id);
            audit.record(handle, by.name(), "lift.start", id.toString(), lift.name());
            return LiftRows.fetch(handle, id);
        });
    }

    /**
     * Has the test judged that runs, by the lake as it is now, or by outcomes that were brought.
     *
     * @throws Incorrect when the outcomes are not of its days or regions
     */
    public Lift judge(UUID id, Optional<UUID> outcomes, Principal by) {
        Lift lift = fetch(id);
        TestChoice test = lift.test()
                .map(Lift.Tested::choice)
                .orElseThrow(() -> new Conflict(
                        "optimize.no-test",
                        "\"%s\" has no test yet: choose one of its designs".formatted(lift.name())));
        if (lift.state() == Lift.State.JUDGING) {
            throw new Conflict("optimize.is-judged", "\"%s\" is being judged: wait for it".formatted(lift.name()));
        }
        UUID newer = outcomes.orElseGet(() -> newest(lift, test, by));
        test.of(outcomes(newer).outcomes());
        return jdbi.inTransaction(handle -> {
            requireRoom(handle);
            handle.execute("""
                    update optimize.lifts set state = 'judging', test_outcomes = ?, report = null, problem = null
                    where id = ?""", newer, id);
            audit.record(handle, by.name(), "lift.judge", id.toString(), lift.name());
            return LiftRows.fetch(handle, id);
        });
    }

    private UUID newest(Lift lift, TestChoice test, Principal by) {
        UUID known = lift.design()
                .map(Lift.Designed::outcomes)
                .or(() -> lift.test().flatMap(Lift.Tested::outcomes))
                .orElseThrow();
        return switch (outcomes(known).source()) {
            case Source.OfFile(String file, String digest, Source.Outcome outcome) ->
                throw new Incorrect(
                        "optimize.outcomes-of-file",
                        "\"%s\" was designed with the file %s: bring a file with the days of the test too"
                                .formatted(lift.name(), file));
            case Source.OfLake(DateRange range, Source.Outcome outcome, Source.By divided) ->
                read(new Source.OfLake(new DateRange(range.from(), test.counted()), outcome, divided), by)
                        .kept()
                        .id();
        };
    }

    /** The same choices, seed and outcomes once more, as a lift of its own. */
    public Lift repeat(UUID id, Principal by) {
        Lift lift = fetch(id);
        Optional<Lift.Tested> tested =
                lift.test().filter(test -> test.outcomes().isPresent());
        Draft draft;
        if (tested.isPresent()) {
            Lift.Tested test = tested.get();
            draft = new Draft(
                    lift.name(),
                    Lift.State.JUDGING,
                    null,
                    null,
                    test.choice(),
                    test.outcomes().orElseThrow(),
                    id);
        } else {
            Lift.Designed design = lift.design().orElseThrow();
            draft = new Draft(lift.name(), Lift.State.DESIGNING, design.choice(), design.outcomes(), null, null, id);
        }
        return add(draft, "lift.repeat", by);
    }

    /** @param repeatOf whose choices and outcomes they are */
    private record Draft(
            String name,
            Lift.State state,
            @Nullable DesignChoice design,
            @Nullable UUID designOutcomes,
            @Nullable TestChoice test,
            @Nullable UUID testOutcomes,
            @Nullable UUID repeatOf) {
        Draft {
            name = name.strip();
            if (name.isEmpty() || name.length() > LONGEST_NAME) {
                throw new Incorrect(
                        "optimize.wrong-name",
                        "a name of %d characters; give 1 to %d".formatted(name.length(), LONGEST_NAME));
            }
        }
    }

    private Lift add(Draft draft, String action, Principal by) {
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            requireRoom(handle);
            handle.execute(
                    """
                    insert into optimize.lifts
                        (id, name, state, design, design_outcomes, test, test_outcomes, version, repeat_of, maker_id, maker,
                         made_at)
                    values (?, ?, ?, cast(? as jsonb), ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?)""",
                    id,
                    draft.name(),
                    LiftRows.word(draft.state()),
                    draft.design() == null ? null : LiftJson.write(draft.design()),
                    draft.designOutcomes(),
                    draft.test() == null ? null : LiftJson.write(draft.test()),
                    draft.testOutcomes(),
                    version,
                    draft.repeatOf(),
                    by.userId(),
                    by.name(),
                    clock.instant().atOffset(ZoneOffset.UTC));
            audit.record(handle, by.name(), action, id.toString(), draft.name());
            return LiftRows.fetch(handle, id);
        });
    }

    private static void requireRoom(Handle handle) {
        int waiting = handle.createQuery("select count(*) from optimize.lifts where state in ('designing', 'judging')")
                .mapTo(Integer.class)
                .one();
        if (waiting >= MOST_WAITING) {
            throw new Conflict(
                    "optimize.too-many-waiting",
                    "%d lifts wait already, which is the most: wait for them, or delete some".formatted(waiting));
        }
    }

    /**
     * Hands what a test found to a mix model, which is fitted with it anew beside everything else.
     *
     * @throws Conflict when the lift is not judged yet
     * @throws Incorrect when the model cannot take it, with why
     */
    public Mix calibrate(UUID id, Calibrating.Choice choice, Principal by) {
        Lift lift = fetch(id);
        Mix mix = mixes.fetch(choice.mix());
        UUID outcomes = lift.test().flatMap(Lift.Tested::outcomes).orElseThrow(() -> Calibrating.notJudged(lift));
        return mixes.calibrate(mix.id(), Calibrating.of(lift, outcomes(outcomes), mix, choice), by);
    }

    /** The newest first. */
    public List<Lift> all() {
        return jdbi.withHandle(LiftRows::all);
    }

    /**
     * One of them.
     *
     * @throws NotFound when there is none
     */
    public Lift fetch(UUID id) {
        return jdbi.withHandle(handle -> LiftRows.fetch(handle, id));
    }

    /** Gives a lift up that is not over, and forgets it. */
    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            Lift known = LiftRows.fetch(handle, id);
            if (!known.makerId().equals(by.userId()) && by.role() != Role.OWNER) {
                throw new Forbidden(
                        "optimize.lift-of-another",
                        "\"%s\" is %s's: ask them, or an owner, to delete it".formatted(known.name(), known.maker()));
            }
            handle.execute("delete from optimize.lifts where id = ?", id);
            audit.record(handle, by.name(), "lift.delete", id.toString(), known.name());
        });
    }

    @Override
    public void close() {
        working.close();
    }
}
