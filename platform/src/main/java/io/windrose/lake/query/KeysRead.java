package io.windrose.lake.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The keys of variants that a statement reads, found in DuckDB's tree of it.
 *
 * @param isAll whether the statement may show every column there is, so that a view must have no others
 */
record KeysRead(List<Use> uses, boolean isAll) {
    static final KeysRead NONE = new KeysRead(List.of(), false);

    /** Kinds of nodes that show or group by columns which they do not name, or bind names of their own. */
    private static final Set<String> ALL_COLUMNS = Set.of("STAR", "PIVOT", "SHOW_REF", "LAMBDA", "NATURAL");

    /**
     * A key where a statement reads it.
     *
     * @param location of its first character, in bytes
     * @param qualifier the names before the variant's, as they are written
     * @param isOutput whether it is a column of an answer, which is named after it
     */
    record Use(String view, VariantKey key, int location, List<String> qualifier, boolean isOutput) {
        List<String> written() {
            List<String> names = new ArrayList<>(qualifier);
            names.add(key.column());
            names.addAll(key.path());
            return names;
        }
    }

    KeysRead {
        uses = List.copyOf(uses);
    }

    static KeysRead of(JsonNode tree, List<View> views) {
        Walk walk = new Walk(views);
        walk.walk(tree, Optional.empty(), false);
        return walk.isAll ? new KeysRead(List.of(), true) : new KeysRead(distinct(walk.uses), false);
    }

    /** Names of columns do not differ by case alone, those of keys may. */
    private static List<Use> distinct(List<Use> uses) {
        Map<String, Set<VariantKey>> byName = new HashMap<>();
        for (Use use : uses) {
            byName.computeIfAbsent(columnName(use), any -> new HashSet<>()).add(use.key());
        }
        return uses.stream()
                .filter(use -> byName.getOrDefault(columnName(use), Set.of()).size() == 1)
                .toList();
    }

    private static String columnName(Use use) {
        return use.key().name().toLowerCase(Locale.ROOT);
    }

    KeysRead where(Predicate<Use> condition) {
        return new KeysRead(uses.stream().filter(condition).toList(), isAll);
    }

    Collection<VariantKey> of(String view) {
        return uses.stream()
                .filter(use -> use.view().equals(view))
                .map(Use::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A table that a SELECT reads from, by the name that it has there; without a view when it is something else. */
    private record Source(Optional<View> view, String name) {}

    /** For one statement. */
    private static final class Walk {
        private final List<View> views;
        private final List<Use> uses = new ArrayList<>();
        private boolean isAll;

        Walk(List<View> views) {
            this.views = views;
        }

        /** @param sources of the SELECT that the node is a part of; empty outside of one */
        void walk(JsonNode node, Optional<List<Source>> sources, boolean isOutput) {
            if (node.isArray()) {
                node.forEach(child -> walk(child, sources, isOutput));
                return;
            }
            if (!node.isObject()) {
                return;
            }
            String type = node.path("type").asText();
            isAll |= ALL_COLUMNS.contains(type)
                    || ALL_COLUMNS.contains(node.path("class").asText())
                    || ALL_COLUMNS.contains(node.path("ref_type").asText())
                    || hides(node.path("cte_map"));
            Optional<List<Source>> here = sources;
            if (type.equals("SELECT_NODE")) {
                List<Source> own = new ArrayList<>();
                collect(node.path("from_table"), own);
                here = Optional.of(own);
            }
            if (type.equals("COLUMN_REF") && here.isPresent()) {
                note(node, here.get(), isOutput);
            }
            for (var field : node.properties()) {
                walk(
                        field.getValue(),
                        here,
                        type.equals("SELECT_NODE") && field.getKey().equals("select_list"));
            }
        }

        private boolean hides(JsonNode commonTables) {
            for (JsonNode each : commonTables.path("map")) {
                if (view(each.path("key").asText()).isPresent()) {
                    return true;
                }
            }
            return false;
        }

        private void collect(JsonNode from, List<Source> sources) {
            switch (from.path("type").asText()) {
                case "JOIN" -> {
                    collect(from.path("left"), sources);
                    collect(from.path("right"), sources);
                }
                case "BASE_TABLE" -> {
                    String alias = from.path("alias").asText();
                    String name = from.path("table_name").asText();
                    boolean isPlain = from.path("schema_name").asText().isEmpty()
                            && from.path("column_name_alias").isEmpty();
                    sources.add(new Source(isPlain ? view(name) : Optional.empty(), alias.isEmpty() ? name : alias));
                }
                case "EMPTY" -> {}
                default ->
                    sources.add(new Source(Optional.empty(), from.path("alias").asText()));
            }
        }

        private Optional<View> view(String name) {
            return views.stream()
                    .filter(view -> view.name().equalsIgnoreCase(name))
                    .findFirst();
        }

        private void note(JsonNode reference, List<Source> sources, boolean isOutput) {
            List<String> names = new ArrayList<>();
            reference.path("column_names").forEach(name -> names.add(name.asText()));
            List<Source> named = sources.stream()
                    .filter(source -> source.name().equalsIgnoreCase(names.getFirst()))
                    .toList();
            if (!named.isEmpty() && names.size() == 1) {
                // All of a row.
                isAll = true;
            } else if (named.size() == 1) {
                note(reference, named.getFirst(), names.subList(0, 1), names.subList(1, names.size()), isOutput);
            } else if (named.isEmpty()
                    && sources.stream().allMatch(source -> source.view().isPresent())) {
                List<Source> owners = sources.stream()
                        .filter(source -> variant(source, names.getFirst()).isPresent())
                        .toList();
                if (owners.size() == 1) {
                    note(reference, owners.getFirst(), List.of(), names, isOutput);
                }
            }
        }

        private void note(
                JsonNode reference, Source source, List<String> qualifier, List<String> names, boolean isOutput) {
            Optional<String> variant = variant(source, names.getFirst());
            if (variant.isPresent() && names.size() > 1) {
                uses.add(new Use(
                        source.view().orElseThrow().name(),
                        new VariantKey(variant.get(), names.subList(1, names.size())),
                        reference.path("query_location").asInt(-1),
                        qualifier,
                        isOutput && reference.path("alias").asText().isEmpty()));
            }
        }

        private static Optional<String> variant(Source source, String column) {
            return source.view()
                    .flatMap(view -> view.variants().stream()
                            .filter(variant -> variant.equalsIgnoreCase(column))
                            .findFirst());
        }
    }
}
