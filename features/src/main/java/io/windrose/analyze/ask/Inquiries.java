package io.windrose.analyze.ask;

import io.windrose.campaign.DataLimit;
import io.windrose.core.Company;
import io.windrose.lake.Lake;
import io.windrose.lake.query.Excerpt;
import io.windrose.lake.query.SharedAnswers;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Answers to questions about a range of days. An answer is kept until the lake changes, and computed once for all who
 * ask at the same time. Interrupting the caller cancels what nobody else waits for. Thread-safe.
 */
public final class Inquiries {
    private static final int MOST_KEPT = 500;

    private final Lake lake;
    private final Company company;
    private final Clock clock;
    private final SharedAnswers<Question> answers = new SharedAnswers<>(MOST_KEPT);

    public Inquiries(Lake lake, Company company, Clock clock) {
        this.lake = lake;
        this.company = company;
        this.clock = clock;
    }

    /**
     * The timeline tells answers of different minutes apart while the range is not over, and what was seen those of
     * callers who see different data.
     */
    private record Question(Record request, Timeline timeline, Optional<Excerpt> seen, Map<String, Long> snapshots) {}

    /** How days are cut and amounts added. */
    public Company company() {
        return company;
    }

    /** Today, on the company's clock. */
    public LocalDate today() {
        return company.day(clock.instant());
    }

    /** In buckets of the usual length. */
    public <A> A answer(
            Record request,
            DateRange range,
            Comparison comparison,
            DataLimit limit,
            BiFunction<Inquiry, Timeline, A> compute) {
        return answer(request, range, Granularity.of(range), comparison, limit, compute);
    }

    /**
     * The answer to a request, which is known or computed now.
     *
     * @param request all that the answer depends on, beside the data and the time; of a type that has one kind of
     *     answer
     * @param limit what the caller may see
     */
    public <A> A answer(
            Record request,
            DateRange range,
            Granularity granularity,
            Comparison comparison,
            DataLimit limit,
            BiFunction<Inquiry, Timeline, A> compute) {
        Instant now = clock.instant();
        Question question = new Question(
                request,
                Timeline.of(range, granularity, comparison, company.zone(), now),
                limit.excerpt(),
                lake.snapshots());
        return answers.get(
                question,
                () -> compute.apply(new Inquiry(lake, question.seen(), question.snapshots()), question.timeline()));
    }
}
