package io.windrose.validate;

import io.windrose.validate.Finding.Figure;
import io.windrose.validate.Finding.Table;
import io.windrose.validate.Finding.Verdict;
import io.windrose.validate.Results.Drawn;
import io.windrose.validate.Results.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The report in Markdown, of all checks, as they were run last. */
final class Report {
    private final List<Check> checks;
    private final Results results;

    Report(List<Check> checks, Results results) {
        this.checks = checks;
        this.results = results;
    }

    /** Beside the folder of the results, by its name; answers with the file. */
    Path write(Path folder) throws IOException {
        Path whole = folder.toAbsolutePath().normalize();
        String name = whole.getFileName().toString();
        Path file = whole.resolveSibling(name + ".md");
        Files.writeString(file, markdown(name));
        return file;
    }

    private String markdown(String folder) {
        List<Figure> judged = checks.stream()
                .flatMap(check -> figures(check).stream())
                .filter(figure -> figure.verdict() != Verdict.TOLD)
                .toList();
        long held = judged.stream()
                .filter(figure -> figure.verdict() == Verdict.HOLDS)
                .count();
        StringBuilder out = new StringBuilder("""
                # Validation of science

                What [science](../science/README.md) computes, held against published results, against R and Stan, and against truths that were simulated. Made by `./windrose validate`; do not edit it. `./windrose validate --list` names the checks, `--only NAME` runs one again and leaves the others' figures as they are. Data sets are no part of this repository: `--data FOLDER` says where they lie, and checks without theirs are left out, as are those that need R where it is not.

                A share is told with its 95% interval after Wilson, which is what chance makes of so many simulations. It *holds* where that interval meets what it is to be. Seconds are by the clock; *of the processor* are those that this process used, which others on the machine lengthen less.

                """);
        out.append(Finding.words(
                "Of %d figures that are to be something, %d hold and %d do not.%n%n",
                judged.size(), held, judged.size() - held));
        out.append("| check | figure | found | to be | |\n|---|---|---|---|---|\n");
        for (Check check : checks) {
            Result result = results.byName().get(check.name());
            String link = "[" + check.title() + "](#" + anchor(check.title()) + ")";
            if (result == null || !result.missing().isEmpty()) {
                out.append("| %s | not run: %s | | | |\n"
                        .formatted(link, result == null ? "nobody has yet" : result.missing()));
                continue;
            }
            for (Figure figure : result.figures()) {
                if (figure.verdict() != Verdict.TOLD) {
                    out.append("| %s | %s\n".formatted(link, cells(figure)));
                }
            }
        }
        checks.forEach(check -> section(check, folder, out));
        return out.toString();
    }

    private List<Figure> figures(Check check) {
        Result result = results.byName().get(check.name());
        return result == null ? List.of() : result.figures();
    }

    private static String cells(Figure figure) {
        String verdict =
                switch (figure.verdict()) {
                    case HOLDS -> "holds";
                    case FAILS -> "**does not hold**";
                    case TOLD -> "";
                };
        return "%s | %s | %s | %s |".formatted(figure.what(), figure.found(), figure.nominal(), verdict);
    }

    private void section(Check check, String folder, StringBuilder out) {
        out.append("\n## %s\n\n%s\n".formatted(check.title(), check.method().strip()));
        Result result = results.byName().get(check.name());
        if (result == null) {
            return;
        }
        if (!result.missing().isEmpty()) {
            out.append("\nNot run on %s: %s.\n".formatted(result.date(), result.missing()));
            return;
        }
        out.append(Finding.words(
                "%n`--only %s`, on %s: %.0f s by the clock, %.0f s of the processor; %d processors with a load of %.1f.%n",
                check.name(), result.date(), result.seconds(), result.processor(), result.processors(), result.load()));
        if (!result.figures().isEmpty()) {
            out.append("\n| figure | found | to be | |\n|---|---|---|---|\n");
            result.figures().forEach(figure -> out.append("| " + cells(figure) + "\n"));
        }
        for (Table table : result.tables()) {
            out.append(
                    "\n" + row(table.head()) + "|" + "---|".repeat(table.head().size()) + "\n");
            table.rows().forEach(row -> out.append(row(row)));
        }
        for (Drawn drawn : result.pictures()) {
            out.append("\n![%s](%s/%s)\n".formatted(drawn.title(), folder, drawn.file()));
        }
        result.remarks().forEach(remark -> out.append("\n" + remark + "\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static String anchor(String title) {
        return title.toLowerCase(java.util.Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} -]", "")
                .replace(' ', '-');
    }
}
