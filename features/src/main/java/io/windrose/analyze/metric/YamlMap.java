package io.windrose.analyze.metric;

import io.windrose.core.Incorrect;
import io.windrose.core.Problem;
import io.windrose.core.TextPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A map of a YAML text, which tells what is wrong with it by line and column. */
final class YamlMap {
    private static final int LONGEST = 64 * 1024;

    private final Node at;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private record Entry(Node key, Node value) {}

    private YamlMap(MappingNode node) {
        this.at = node;
        for (NodeTuple tuple : node.getValue()) {
            String key = scalar(tuple.getKeyNode(), "a name");
            if (entries.put(key, new Entry(tuple.getKeyNode(), tuple.getValueNode())) != null) {
                throw wrong(tuple.getKeyNode(), "\"" + key + "\" is there twice; leave one out");
            }
        }
    }

    static YamlMap of(String text) {
        if (text.length() > LONGEST) {
            throw new Incorrect(
                    "analyze.wrong-metric",
                    "the text has %d characters; give %d at most".formatted(text.length(), LONGEST));
        }
        try {
            Optional<Node> root =
                    new Compose(LoadSettings.builder().setUseMarks(true).build()).composeString(text);
            if (root.isEmpty()) {
                throw new Incorrect("analyze.wrong-metric", "the text is empty; give a definition");
            }
            return map(root.get());
        } catch (MarkedYamlEngineException e) {
            String why = e.getProblem() + "; see to the blanks at the beginnings of lines, and quote what has a colon";
            throw e.getProblemMark().map(mark -> wrong(place(mark), why)).orElseGet(() -> wrong(why));
        } catch (YamlEngineException e) {
            throw wrong("the text is no YAML: " + e.getMessage());
        }
    }

    boolean has(String name) {
        return entries.containsKey(name);
    }

    void requireOnly(List<String> names) {
        entries.forEach((name, entry) -> {
            if (!names.contains(name)) {
                throw wrong(
                        entry.key(),
                        "there is no \"" + name + "\" here; give one of " + String.join(", ", names)
                                + " or leave it out");
            }
        });
    }

    /** A text that must be there, read; what the reader refuses is told with its place. */
    <T> T read(String name, Function<String, T> reader) {
        return find(name, reader)
                .orElseThrow(() -> wrong(at, "\"" + name + "\" is missing; give it as \"" + name + ": ...\""));
    }

    String text(String name) {
        return read(name, Function.identity());
    }

    <T> Optional<T> find(String name, Function<String, T> reader) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return Optional.empty();
        }
        String value = scalar(entry.value(), "\"" + name + "\"");
        return Optional.of(placed(entry.value(), () -> reader.apply(value)));
    }

    YamlMap map(String name) {
        return findMap(name)
                .orElseThrow(() -> wrong(at, "\"" + name + "\" is missing; give it as \"" + name + ": {...}\""));
    }

    Optional<YamlMap> findMap(String name) {
        return Optional.ofNullable(entries.get(name)).map(entry -> map(entry.value()));
    }

    /** Maps in a list; none where it is not there. */
    List<YamlMap> list(String name) {
        return nodes(name).stream().map(YamlMap::map).toList();
    }

    /** Texts in a list; none where it is not there. */
    List<String> texts(String name) {
        return nodes(name).stream().map(node -> scalar(node, "a value")).toList();
    }

    private List<Node> nodes(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            return List.of();
        }
        if (!(entry.value() instanceof SequenceNode sequence)) {
            throw wrong(entry.value(), "\"" + name + "\" is no list; give lines that begin with a dash, or [...]");
        }
        return new ArrayList<>(sequence.getValue());
    }

    /** What is refused is told with the place of this map. */
    <T> T checked(Supplier<T> made) {
        return placed(at, made);
    }

    /** What is refused is told with the place of a value of this map. */
    <T> T checkedAt(String name, Supplier<T> made) {
        Entry entry = entries.get(name);
        return placed(entry == null ? at : entry.value(), made);
    }

    private static <T> T placed(Node node, Supplier<T> made) {
        try {
            return made.get();
        } catch (Problem e) {
            if (e instanceof Incorrect incorrect && incorrect.place().isPresent()) {
                throw e;
            }
            throw wrong(node, e.text());
        }
    }

    private static YamlMap map(Node node) {
        if (node instanceof MappingNode mapping) {
            return new YamlMap(mapping);
        }
        throw wrong(node, "here are names with values expected, as \"type: track\"");
    }

    private static String scalar(Node node, String what) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(node, what + " is a text, and here is a list or a map; give one text");
    }

    private static Incorrect wrong(Node node, String why) {
        return node.getStartMark().map(mark -> wrong(place(mark), why)).orElseGet(() -> wrong(why));
    }

    private static Incorrect wrong(TextPlace place, String why) {
        return new Incorrect("analyze.wrong-metric", place + ": " + why, Optional.of(place));
    }

    private static Incorrect wrong(String why) {
        return new Incorrect("analyze.wrong-metric", why);
    }

    private static TextPlace place(Mark mark) {
        return new TextPlace(mark.getLine() + 1, mark.getColumn() + 1, 0);
    }
}
