package io.windrose.configuration;

import io.windrose.core.Incorrect;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads the places where a setting may stand, each into flat keys. */
final class Places {
    private static final String PREFIX = "WINDROSE_";
    /** Read by the launcher and the client commands; not settings of the server. */
    private static final Set<String> NOT_SETTINGS =
            Set.of("WINDROSE_URL", "WINDROSE_TOKEN", "WINDROSE_CONFIG", "WINDROSE_JAVA_OPTIONS", "WINDROSE_HOME");

    private Places() {}

    static Map<String, Settings.Given> file(Path file) {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Incorrect(
                    "configuration.unreadable",
                    "the configuration file " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + "); give an existing file with --config",
                    e);
        }
        Object parsed;
        try {
            parsed = new Load(LoadSettings.builder()
                            .setAllowDuplicateKeys(false)
                            .setLabel(file.toString())
                            .build())
                    .loadFromString(text);
        } catch (YamlEngineException e) {
            throw new Incorrect(
                    "configuration.no-yaml", "the configuration file " + file + " is not YAML: " + e.getMessage(), e);
        }
        Map<String, Settings.Given> found = new LinkedHashMap<>();
        if (parsed != null) {
            if (!(parsed instanceof Map<?, ?> map)) {
                throw new Incorrect(
                        "configuration.no-mapping",
                        "the configuration file " + file + " holds no settings; write them as \"http:\" and below it"
                                + " \"  port: 8080\"");
            }
            flatten("", map, "in " + file, found);
        }
        return found;
    }

    /**
     * {@code WINDROSE_HTTP_PORT} for {@code http.port}. An underscore stands for a dot or a hyphen, so the known keys
     * decide which; below a prefix that we pass on, for a dot.
     */
    static Map<String, Settings.Given> environment(Map<String, String> environment, List<Settings.Known> known) {
        Map<String, String> keys = new HashMap<>();
        for (Settings.Known one : known) {
            keys.put(name(one.key()), one.key());
        }
        Map<String, Settings.Given> found = new LinkedHashMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !NOT_SETTINGS.contains(name)) {
                found.put(key(name, keys), new Settings.Given(value, "in the environment as " + name));
            }
        });
        return found;
    }

    private static String key(String name, Map<String, String> keys) {
        return Optional.ofNullable(keys.get(name))
                .or(() -> keys.entrySet().stream()
                        .filter(entry -> entry.getValue().endsWith(".*"))
                        .filter(entry -> name.startsWith(withoutStar(entry.getKey())))
                        .findFirst()
                        .map(entry -> withoutStar(entry.getValue())
                                + dotted(name.substring(
                                        withoutStar(entry.getKey()).length()))))
                .orElseGet(() -> dotted(name.substring(PREFIX.length())));
    }

    private static String withoutStar(String text) {
        return text.substring(0, text.length() - 1);
    }

    private static String dotted(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static String name(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static void flatten(String prefix, Map<?, ?> map, String place, Map<String, Settings.Given> found) {
        map.forEach((key, value) -> {
            String full = prefix + key;
            if (value instanceof Map<?, ?> inner) {
                flatten(full + ".", inner, place, found);
            } else {
                found.put(full, new Settings.Given(scalar(value), place));
            }
        });
    }

    private static String scalar(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value.toString();
    }
}
