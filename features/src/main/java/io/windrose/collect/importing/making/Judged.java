package io.windrose.collect.importing.making;

import io.windrose.collect.importing.reading.Row;
import io.windrose.collect.judging.Call;
import io.windrose.collect.judging.Calls;
import io.windrose.collect.judging.Flaw;
import io.windrose.collect.judging.Form;
import io.windrose.collect.judging.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has calls from files judged as the door judges its own, and passes on what comes of it. For one thread, and one file.
 */
final class Judged {
    private final Calls calls;
    private final Making.Given given;
    private final ContentIds ids = new ContentIds();
    private final Numbers seen = new Numbers();

    Judged(Calls calls, Making.Given given) {
        this.calls = calls;
        this.given = given;
    }

    /** @param json one call in the Segment form, with its type */
    void judge(Row row, String json, Taken out) {
        Call call = new Call(
                new Form.Imported(ids.next(row)),
                json.getBytes(StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                given.receivedAt());
        List<Verdict> verdicts = calls.judge(call, given.sourceId());
        for (Verdict verdict : verdicts) {
            switch (verdict) {
                case Verdict.Accepted accepted -> {
                    if (seen.add(ids.number(accepted.event().eventId()))) {
                        out.event(accepted.event());
                    } else {
                        out.leftOut(row, "same-id");
                    }
                }
                case Verdict.Dropped dropped ->
                    out.leftOut(row, dropped.reason().word());
                case Verdict.Quarantined quarantined ->
                    out.refused(
                            row, quarantined.flaws().stream().map(Judged::said).collect(Collectors.joining("; ")));
            }
        }
    }

    private static String said(Flaw flaw) {
        return flaw + (flaw.value().isEmpty() ? "" : " (it is \"%s\")".formatted(flaw.value()));
    }
}
