package io.windrose.lake;

import io.windrose.core.Fault;
import io.windrose.lake.query.Derived;
import io.windrose.lake.query.Sql;
import io.windrose.lake.query.ViewColumn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What tables and columns mean, from {@code meanings.txt}, which has a line for each of them. */
final class Descriptions {
    private static final String MEANINGS = "meanings.txt";

    /** By {@code table} or {@code table.column}. */
    private final Map<String, String> meanings;

    private Descriptions(Map<String, String> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    static Descriptions read() {
        try (InputStream in = Descriptions.class.getResourceAsStream(MEANINGS)) {
            if (in == null) {
                throw new Fault("lake.no-meanings", MEANINGS + " is not in the program: build it again");
            }
            Map<String, String> meanings = new HashMap<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                int blank = line.indexOf(' ');
                if (blank > 0) {
                    meanings.put(line.substring(0, blank), line.substring(blank).strip());
                }
            }
            return new Descriptions(meanings);
        } catch (IOException e) {
            throw new Fault("lake.no-meanings", MEANINGS + " cannot be read: build the program again", e);
        }
    }

    /** The tables that no view covers, then the views. */
    List<TableDescription> all(Derived derived) {
        return Stream.concat(
                        Tables.ALL.stream()
                                .filter(table -> !derived.covers(table.name()))
                                .map(table -> describe(table, derived.columns(table.name()))),
                        derived.views().stream()
                                .map(view -> new TableDescription(
                                        view.name(),
                                        view.meaning(),
                                        view.columns().stream()
                                                .map(Descriptions::column)
                                                .toList())))
                .toList();
    }

    private TableDescription describe(TableDefinition table, List<ViewColumn> added) {
        List<TableDescription.Column> columns = new ArrayList<>();
        table.columns().forEach(column -> columns.add(column(table.name(), column.name(), Sql.type(column.type()))));
        added.forEach(column -> columns.add(column(column)));
        return new TableDescription(table.name(), meaning(table.name()), columns);
    }

    private static TableDescription.Column column(ViewColumn column) {
        return new TableDescription.Column(column.name(), column.type(), column.meaning());
    }

    private TableDescription.Column column(String table, String name, String type) {
        return new TableDescription.Column(name, type, meaning(table + "." + name));
    }

    private String meaning(String name) {
        String meaning = meanings.get(name);
        if (meaning == null) {
            throw new Fault("lake.no-meaning", name + " is not in " + MEANINGS);
        }
        return meaning;
    }
}
