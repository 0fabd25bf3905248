package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.Sample;
import io.windrose.collect.importing.reading.BroughtFile;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.Origins;
import java.time.Instant;

/** Gives the maker that fits a mapping. Thread-safe. */
public final class Making {
    private final Calls calls;
    private final Origins origins = new Origins();
    private final String salt;

    /**
     * @param calls judges what has the form of calls
     * @param salt of the ids of visitors that are known by address only; a secret of this installation
     */
    public Making(Calls calls, String salt) {
        this.calls = calls;
        this.salt = salt;
    }

    /** What an import brings beside its file. {@code receivedAt} is when it was started. */
    public record Given(String sourceId, Instant receivedAt) {}

    /**
     * For the rows of {@code file}, or, for a preview, of some of its first.
     *
     * @param lines of which orders there are in several places of the file
     */
    public RowMaker maker(Mapping mapping, Sample sample, Given given, ScatteredOrders lines) {
        mapping.check(sample.header());
        Cells cells = new Cells(mapping, sample, given.receivedAt());
        return switch (mapping.kind()) {
            case ORDERS -> new OrderMaker(cells, given, lines);
            case CONTACTS -> new ContactMaker(cells, given);
            case SPEND ->
                switch (mapping.shape()) {
                    case WIDE -> new WideSpendMaker(cells, given);
                    case ROWS, PATHS, JSON_LINES, COMBINED_LOG -> new SpendMaker(cells, given);
                };
            case TOUCHES ->
                switch (mapping.shape()) {
                    case PATHS -> new PathMaker(cells, given);
                    case ROWS, WIDE, JSON_LINES, COMBINED_LOG -> new TouchMaker(cells, given, origins);
                };
            case WEBLOG -> new WeblogMaker(mapping, new Judged(calls, given), salt);
            case EVENTS ->
                switch (mapping.shape()) {
                    case JSON_LINES -> new CallMaker(new Judged(calls, given));
                    case ROWS, WIDE, PATHS, COMBINED_LOG -> new EventMaker(cells, new Judged(calls, given));
                };
        };
    }

    /** Reads the file once where that is needed to know which rows belong together. */
    public static ScatteredOrders scattered(Mapping mapping, BroughtFile file) {
        return switch (mapping.kind()) {
            case ORDERS -> ScatteredOrders.find(mapping, file);
            case CONTACTS, SPEND, TOUCHES, WEBLOG, EVENTS -> ScatteredOrders.NONE;
        };
    }
}
