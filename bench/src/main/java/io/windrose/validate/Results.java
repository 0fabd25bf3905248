package io.windrose.validate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What checks found, by name, in {@code results.json} of a folder, with their pictures beside it. */
final class Results {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;
    private final Map<String, Result> byName;

    /**
     * What a check found when it was run last.
     *
     * @param missing why it was not run; empty if it was
     * @param seconds by the clock
     * @param processor seconds of the processors, other programs' left out
     * @param load of the machine when it ended
     */
    record Result(
            String date,
            String missing,
            double seconds,
            double processor,
            int processors,
            double load,
            List<Finding.Figure> figures,
            List<Finding.Table> tables,
            List<Drawn> pictures,
            List<String> remarks) {}

    /** A picture's file, and what it shows. */
    record Drawn(String file, String title) {}

    private Results(Path folder, Map<String, Result> byName) {
        this.folder = folder;
        this.byName = byName;
    }

    private record Kept(Map<String, Result> checks) {}

    static Results open(Path folder) throws IOException {
        Path file = folder.resolve("results.json");
        Files.createDirectories(folder);
        Map<String, Result> byName = new TreeMap<>();
        if (Files.exists(file)) {
            byName.putAll(JSON.readValue(file.toFile(), Kept.class).checks());
        }
        return new Results(folder, byName);
    }

    Map<String, Result> byName() {
        return Map.copyOf(byName);
    }

    /** Writes. What was found before is not lost by a run that lacks a data set. */
    void left(Check check, String missing) throws IOException {
        byName.putIfAbsent(
                check.name(),
                new Result(
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        missing,
                        0,
                        0,
                        0,
                        0,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        write();
    }

    /** Writes. */
    void found(Check check, Finding finding, Cost cost) throws IOException {
        List<Drawn> drawn = new ArrayList<>();
        for (Picture picture : finding.pictures()) {
            String number = drawn.isEmpty() ? "" : "-" + (drawn.size() + 1);
            String name = check.name() + number + ".svg";
            Files.writeString(folder.resolve(name), picture.svg());
            drawn.add(new Drawn(name, picture.title()));
        }
        byName.put(
                check.name(),
                new Result(
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        "",
                        cost.seconds(),
                        cost.processor(),
                        Runtime.getRuntime().availableProcessors(),
                        cost.load(),
                        finding.figures(),
                        finding.tables(),
                        drawn,
                        finding.remarks()));
        write();
    }

    private void write() throws IOException {
        JSON.writeValue(folder.resolve("results.json").toFile(), new Kept(byName));
    }
}
