package io.windrose.optimize.mix;

import io.windrose.analyze.ask.DateRange;
import io.windrose.core.Conflict;
import io.windrose.core.Forbidden;
import io.windrose.core.Ids;
import io.windrose.core.Incorrect;
import io.windrose.core.NotFound;
import io.windrose.database.Database;
import io.windrose.science.mix.Control;
import io.windrose.science.mix.Fit;
import io.windrose.science.mix.Forecast;
import io.windrose.science.mix.Media;
import io.windrose.science.mix.MixModel;
import io.windrose.science.mix.MixResult;
import io.windrose.science.mix.Plan;
import io.windrose.science.mix.Warning;
import io.windrose.security.AuditLog;
import io.windrose.security.Principal;
import io.windrose.security.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Marketing-mix models of the company: asked for, fitted beside everything else, and kept. Thread-safe. */
public final class Mixes implements AutoCloseable {
    private static final int MOST_WAITING = 20;
    private static final int MOST_WEEKS_AHEAD = 52;
    /** Weeks by which a forecast's advertising is that of the last weeks, where nothing else is said. */
    private static final int RECENT_WEEKS = 4;

    private final Jdbi jdbi;
    private final LakeWeeks lake;
    private final Fitting fitting;
    private final AuditLog audit;
    private final String version;
    private final Ids ids;
    private final Clock clock;

    private Mixes(Database database, LakeWeeks lake, AuditLog audit, String version, Ids ids, Clock clock) {
        this.jdbi = database.jdbi();
        this.lake = lake;
        this.fitting = new Fitting(database, clock);
        this.audit = audit;
        this.version = version;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Begins to fit what waits.
     *
     * @param version of the program, which is kept with each fit
     */
    public static Mixes open(Database database, LakeWeeks lake, AuditLog audit, String version, Ids ids, Clock clock) {
        Mixes mixes = new Mixes(database, lake, audit, version, ids, clock);
        mixes.fitting.start();
        return mixes;
    }

    /**
     * Weeks before they are fitted.
     *
     * @param unratedOrders without a rate of their day: in no sum
     */
    public record Seen(WeeklyTable table, List<Warning> warnings, long unratedOrders, long unratedCosts) {}

    /** What a question would be fitted to, and what can be said against it. */
    public Seen look(MixQuestion.Origin origin, Optional<String> file) {
        LakeWeeks.Found found = weeks(origin, file);
        return new Seen(
                found.table(), MixModel.screen(found.table().data(1)), found.unratedOrders(), found.unratedCosts());
    }

    /**
     * The columns of a file, and what their names say they are.
     *
     * @throws Incorrect naming the line that is wrong
     */
    public FileColumns columns(String file) {
        return FileWeeks.columns(file);
    }

    /**
     * Has it fitted as soon as those before it are.
     *
     * @param file what the question's file holds
     * @throws Incorrect when the weeks or the model cannot be fitted
     */
    public Mix add(MixQuestion question, Optional<String> file, Principal by) {
        LakeWeeks.Found found = weeks(question.origin(), file);
        return add(question, found, Optional.empty(), by);
    }

    /**
     * The same question of the lake until its latest week, or of the same weeks as the lake has them now.
     *
     * @throws Incorrect of a file, which has no more weeks
     */
    public Mix refit(UUID id, Principal by) {
        MixQuestion question = fetch(id).question();
        return switch (question.origin()) {
            case MixQuestion.OfFile(String file, FileChoice any) ->
                throw new Incorrect(
                        "optimize.refit-of-file",
                        "\"%s\" was fitted to the file %s: bring the file with its new weeks as a new fit"
                                .formatted(question.name(), file));
            case MixQuestion.OfLake(LakeChoice choice) -> {
                LocalDate end = lake.latest(1).to();
                LakeChoice longer = new LakeChoice(
                        new DateRange(choice.range().from(), end),
                        choice.outcome(),
                        choice.division(),
                        choice.exposure(),
                        choice.countries());
                yield add(question.of(new MixQuestion.OfLake(longer)), lake.read(longer), Optional.of(id), by);
            }
        };
    }

    /**
     * The same question of the same weeks, with what a test found of a channel. A test of the same lift is replaced.
     *
     * @throws Incorrect when the test is of a channel or of days that the weeks do not have
     */
    public Mix calibrate(UUID id, ModelChoice.Lift test, Principal by) {
        Mix mix = fetch(id);
        LakeWeeks.Found found = new LakeWeeks.Found(mix.table(), mix.snapshots(), 0, 0);
        return add(mix.question().with(test), found, Optional.of(id), by);
    }

    private LakeWeeks.Found weeks(MixQuestion.Origin origin, Optional<String> file) {
        return switch (origin) {
            case MixQuestion.OfLake(LakeChoice choice) -> lake.read(choice);
            case MixQuestion.OfFile(String name, FileChoice choice) -> {
                String text = file.orElseThrow(() -> new Incorrect(
                        "optimize.no-file", "the file \"%s\" was not sent: send what it holds too".formatted(name)));
                yield new LakeWeeks.Found(FileWeeks.read(text, choice), Map.of(), 0, 0);
            }
        };
    }

    private Mix add(MixQuestion question, LakeWeeks.Found found, Optional<UUID> refitOf, Principal by) {
        // What cannot be fitted is told now, and not by a fit that fails.
        question.model().model(found.table());
        found.table().data(question.model().value());
        question.requireRoomForTrials(found.table().count());
        if (found.table().channels().isEmpty()) {
            throw new Incorrect(
                    "optimize.no-advertising",
                    "there are no costs in these weeks: bring them by an import, or choose other weeks");
        }
        UUID id = ids.next();
        return jdbi.inTransaction(handle -> {
            requireRoom(handle);
            handle.execute(
                    """
                    insert into optimize.mixes
                        (id, question, weeks, snapshots, version, state, refit_of, maker_id, maker, made_at)
                    values (?, cast(? as jsonb), cast(? as jsonb), cast(? as jsonb), ?, 'waiting', ?, ?, ?, ?)""",
                    id,
                    MixJson.write(question),
                    MixJson.write(found.table()),
                    MixJson.write(found.snapshots()),
                    version,
                    refitOf.orElse(null),
                    by.userId(),
                    by.name(),
                    clock.instant().atOffset(ZoneOffset.UTC));
            audit.record(handle, by.name(), "mix.fit", id.toString(), question.name());
            return fetch(handle, id);
        });
    }

    private static void requireRoom(Handle handle) {
        int waiting = handle.createQuery("select count(*) from optimize.mixes where state in ('waiting', 'fitting')")
                .mapTo(Integer.class)
                .one();
        if (waiting >= MOST_WAITING) {
            throw new Conflict(
                    "optimize.too-many-waiting",
                    "%d fits wait already, which is the most: wait for them, or delete some".formatted(waiting));
        }
    }

    /** The newest first. */
    public List<Mix> all() {
        return jdbi.withHandle(MixRows::all);
    }

    public Mix fetch(UUID id) {
        return jdbi.withHandle(handle -> fetch(handle, id));
    }

    /**
     * Sees that it is kept.
     *
     * @throws NotFound when it is not
     */
    public void require(UUID id) {
        jdbi.useHandle(handle -> {
            if (!MixRows.isKept(handle, id)) {
                throw unknown(id);
            }
        });
    }

    /** Gives a fit up that is not over, and forgets it. */
    public void delete(UUID id, Principal by) {
        jdbi.useTransaction(handle -> {
            Mix known = fetch(handle, id);
            if (!known.makerId().equals(by.userId()) && by.role() != Role.OWNER) {
                throw new Forbidden(
                        "optimize.mix-of-another",
                        "the fit \"%s\" is %s's: ask them, or an owner, to delete it"
                                .formatted(known.question().name(), known.maker()));
            }
            handle.execute("delete from optimize.mixes where id = ?", id);
            audit.record(
                    handle,
                    by.name(),
                    "mix.delete",
                    id.toString(),
                    known.question().name());
        });
    }

    /**
     * The weeks after those of a fit, with what past advertising still brings.
     *
     * @param spend by channel, a week's; channels that are not named spend what they spent in the last four weeks
     * @throws Conflict when the fit has no result
     */
    public Forecast forecast(UUID id, int weeks, Map<String, Double> spend) {
        if (weeks < 1 || weeks > MOST_WEEKS_AHEAD) {
            throw new Incorrect(
                    "optimize.wrong-weeks", "a forecast of %d weeks; give 1 to %d".formatted(weeks, MOST_WEEKS_AHEAD));
        }
        Mix mix = fetch(id);
        WeeklyTable table = mix.table();
        spend.forEach((channel, each) -> {
            if (!table.channels().contains(channel)) {
                throw new Incorrect(
                        "optimize.unknown-channel",
                        "there is no channel \"%s\" in this fit; there are %s"
                                .formatted(channel, String.join(", ", table.channels())));
            }
            if (!(each >= 0 && Double.isFinite(each))) {
                throw new Incorrect(
                        "optimize.negative-spend", "%s is to spend %s; give 0 or more".formatted(channel, each));
            }
        });
        return result(mix).forecast(ahead(table, weeks, spend));
    }

    /**
     * A fit whose chains agree, to be asked further.
     *
     * @throws Conflict when the fit has no result
     */
    public FittedMix fitted(UUID id) {
        Mix mix = fetch(id);
        return new FittedMix(mix, result(mix));
    }

    /** @param spend by channel, a week's; channels that are not named spend what they spent in the last four weeks */
    static Plan ahead(WeeklyTable table, int weeks, Map<String, Double> spend) {
        List<Media> media = table.advertising().stream()
                .map(each -> ahead(each, table, weeks, Optional.ofNullable(spend.get(each.channel()))))
                .toList();
        List<Control> controls = table.influences().stream()
                .map(each -> each.event()
                        ? Control.holiday(each.name(), new double[weeks])
                        : Control.of(each.name(), filled(weeks, mean(each.values(), RECENT_WEEKS))))
                .toList();
        return new Plan(weeks, media, controls);
    }

    /** Campaigns of a channel share its spend, and exposure follows spend, as in the last weeks. */
    private static Media ahead(WeeklyTable.Advertising each, WeeklyTable table, int weeks, Optional<Double> ofChannel) {
        double recent = mean(each.spend(), RECENT_WEEKS);
        double ofAll = table.advertising().stream()
                .filter(other -> other.channel().equals(each.channel()))
                .mapToDouble(other -> mean(other.spend(), RECENT_WEEKS))
                .sum();
        long parts = table.advertising().stream()
                .filter(other -> other.channel().equals(each.channel()))
                .count();
        double share = ofAll > 0 ? recent / ofAll : 1.0 / parts;
        double spend = ofChannel.map(all -> all * share).orElse(recent);
        double[] paid = filled(weeks, spend);
        if (each.exposure().length == 0) {
            return new Media(
                    each.channel(), each.campaign(), new double[][] {paid}, new double[0][], new double[][] {paid});
        }
        double allSpend = Arrays.stream(each.spend()).sum();
        double rate = allSpend > 0 ? Arrays.stream(each.exposure()).sum() / allSpend : 0;
        double exposure = allSpend > 0 ? spend * rate : mean(each.exposure(), RECENT_WEEKS);
        return new Media(
                each.channel(),
                each.campaign(),
                new double[][] {filled(weeks, exposure)},
                new double[0][],
                new double[][] {paid});
    }

    /** A week's, as in the last four. */
    static double recent(double[] values) {
        return mean(values, RECENT_WEEKS);
    }

    private static double mean(double[] values, int last) {
        return Arrays.stream(values, Math.max(0, values.length - last), values.length)
                .average()
                .orElse(0);
    }

    private static double[] filled(int count, double value) {
        double[] values = new double[count];
        Arrays.fill(values, value);
        return values;
    }

    /** As it was fitted, of the draws that were kept. */
    private MixResult result(Mix mix) {
        byte[] draws = jdbi.withHandle(handle -> MixRows.draws(handle, mix.id()))
                .orElseThrow(() -> new Conflict(
                        "optimize.no-result",
                        "the fit \"%s\" is %s and has no result"
                                .formatted(mix.question().name(), MixRows.word(mix.state()))));
        ModelChoice model = mix.question().model();
        return switch (Fit.of(model.model(mix.table()), mix.table().data(model.value()), DrawsCodec.read(draws))) {
            case Fit.Converged converged -> converged.result();
            case Fit.Unconverged unconverged ->
                throw new Conflict(
                        "optimize.no-result",
                        "the chains of \"%s\" do not agree by today's measure: fit it again"
                                .formatted(mix.question().name()));
        };
    }

    private static Mix fetch(Handle handle, UUID id) {
        return MixRows.find(handle, id).orElseThrow(() -> unknown(id));
    }

    private static NotFound unknown(UUID id) {
        return new NotFound("optimize.unknown-mix", "there is no fit with the id " + id);
    }

    @Override
    public void close() {
        fitting.close();
    }
}
