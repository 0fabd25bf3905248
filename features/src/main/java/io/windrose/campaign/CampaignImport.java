package io.windrose.campaign;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Campaigns of a file: CSV with a header, separated by commas or semicolons.
 *
 * @param mode whether they are kept, or only looked at
 */
public record CampaignImport(String csv, Mode mode) {
    private static final int MOST_ROWS = 5_000;

    /** What is done with what is good. */
    public enum Mode {
        KEEP,
        CHECK
    }

    /**
     * What became of the rows.
     *
     * @param added campaigns that are kept or, in a check, would be
     */
    public record Outcome(List<Campaign> added, List<Refused> refused) {
        public Outcome {
            added = List.copyOf(added);
            refused = List.copyOf(refused);
        }
    }

    /** A row that is no campaign, and why. */
    public record Refused(long line, String code, String text) {}

    Outcome run(Handle handle, Campaigns campaigns, Principal by) {
        List<CsvRecord> records = read();
        CampaignColumns columns = CampaignColumns.of(records.getFirst().getFields());
        PlanReader reader = new PlanReader(handle, columns, by);
        List<Campaign> added = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        handle.savepoint("before");
        for (CsvRecord record : records.subList(1, records.size())) {
            try {
                added.add(campaigns.add(handle, reader.plan(record.getFields()), by));
            } catch (Problem e) {
                refused.add(new Refused(record.getStartingLineNumber(), e.code(), e.text()));
            }
        }
        if (mode == Mode.CHECK) {
            handle.rollbackToSavepoint("before");
        }
        return new Outcome(added, refused);
    }

    private List<CsvRecord> read() {
        String text = csv.startsWith("\ufeff") ? csv.substring(1) : csv;
        String first = text.lines().findFirst().orElse("");
        char separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
        List<CsvRecord> records;
        try {
            records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .skipEmptyLines(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)
                    .stream()
                    .toList();
        } catch (CsvParseException e) {
            throw new Incorrect(
                    "campaign.no-csv",
                    "the file is no CSV (%s): see whether a quote is left open there".formatted(e.getMessage()),
                    e);
        }
        if (records.size() < 2 || records.size() > MOST_ROWS + 1) {
            throw new Incorrect(
                    "campaign.csv-rows",
                    "the file has %d lines: give a header, and 1 to %d campaigns".formatted(records.size(), MOST_ROWS));
        }
        return records;
    }
}
