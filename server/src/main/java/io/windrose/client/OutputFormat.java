package io.windrose.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;

/** How an answer is printed. */
enum OutputFormat {
    table,
    csv,
    json;

    /** @param lines the headings first */
    void print(PrintWriter out, JsonNode answer, List<List<String>> lines) {
        switch (this) {
            case table -> {
                Table table = new Table(lines.getFirst().toArray(String[]::new));
                lines.stream().skip(1).forEach(line -> table.row(line.toArray(String[]::new)));
                table.print(out);
            }
            case csv ->
                lines.forEach(line ->
                        out.println(line.stream().map(OutputFormat::cell).collect(Collectors.joining(","))));
            case json -> out.println(answer.toPrettyString());
        }
        out.flush();
    }

    private static String cell(String text) {
        boolean isPlain = text.chars().noneMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
        return isPlain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
