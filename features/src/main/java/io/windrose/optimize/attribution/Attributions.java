package io.windrose.optimize.attribution;

import io.windrose.analyze.ask.Comparison;
import io.windrose.analyze.ask.Inquiries;
import io.windrose.analyze.ask.Inquiry;
import io.windrose.analyze.ask.Timeline;
import io.windrose.campaign.DataLimit;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.QueryResult;
import io.windrose.science.attribution.Lift;
import java.io.InputStream;
import java.util.List;
import java.util.function.Function;

/** Which touches conversions are credited to. Thread-safe. */
public final class Attributions {
    private final Inquiries inquiries;

    public Attributions(Inquiries inquiries) {
        this.inquiries = inquiries;
    }

    /** Of what a caller may see in the lake. */
    public AttributionResult attribute(AttributionRequest request, DataLimit limit) {
        return inquiries.answer(
                request,
                request.range(),
                Comparison.NONE,
                limit,
                (inquiry, timeline) -> compute(request, inquiry, timeline));
    }

    /**
     * A file's paths, credited.
     *
     * @param digest SHA-256 of the file's bytes
     */
    public record OfFile(String digest, AttributionResult result) {}

    /**
     * Of counted paths that somebody brings; nothing else is looked at.
     *
     * @param lifts what experiments found of the file's channels
     * @throws Incorrect when a line or column cannot be taken, with what is wrong
     */
    public OfFile attribute(InputStream file, ModelSettings settings, List<Lift> lifts) {
        PathsFile.Read read = PathsFile.read(file);
        return new OfFile(read.digest(), new Crediting(new JourneyTable(read.rows()), settings, lifts).ofFile());
    }

    private static AttributionResult compute(AttributionRequest request, Inquiry inquiry, Timeline timeline) {
        JourneysQuery query = new JourneysQuery(inquiry.dialect(), timeline.period(), request);
        JourneyRows.Paths paths = ask(inquiry, query, query.paths(), JourneyRows::paths);
        Crediting crediting = new Crediting(new JourneyTable(paths.rows()), request.models(), request.lifts());
        if (paths.rows().isEmpty()) {
            return crediting.nothing(paths, inquiry.snapshots());
        }
        return crediting.ofLake(
                paths,
                ask(inquiry, query, query.decay(), JourneyRows::decay),
                ask(inquiry, query, query.before(), JourneyRows::before),
                inquiry.ask(query.costs(), JourneyRows::costs),
                timeline.cut().isPresent(),
                inquiry.snapshots());
    }

    private static <T> T ask(Inquiry inquiry, JourneysQuery query, String sql, Function<QueryResult, T> reader) {
        return query.isOfAllTime()
                ? inquiry.ask(sql, reader)
                : inquiry.ask(sql, query.lookedAtFrom(), query.lookedAtTo(), reader);
    }
}
