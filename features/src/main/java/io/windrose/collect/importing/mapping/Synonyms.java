package io.windrose.collect.importing.mapping;

import io.windrose.core.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How columns are called, in English and German, from {@code synonyms.txt}, which explains its own form. Immutable. */
final class Synonyms {
    private static final String RESOURCE = "synonyms.txt";

    private final Map<ImportKind, Map<Field, List<String>>> names;

    private Synonyms(Map<ImportKind, Map<Field, List<String>>> names) {
        this.names = names;
    }

    static Synonyms load() {
        try (InputStream resource = Synonyms.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new Fault("import.resource-missing", RESOURCE + " is not beside the class; build anew");
            }
            return read(new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new Fault("import.resource-broken", RESOURCE + " cannot be read; build anew", e);
        }
    }

    private static Synonyms read(BufferedReader lines) throws IOException {
        Map<ImportKind, Map<Field, List<String>>> all = new EnumMap<>(ImportKind.class);
        Map<Field, List<String>> some = new LinkedHashMap<>();
        ImportKind kind = ImportKind.ORDERS;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String text = line.strip();
            if (text.startsWith("[")) {
                kind = ImportKind.named(text.substring(1, text.length() - 1));
                some = new LinkedHashMap<>();
                all.put(kind, some);
            } else if (!text.isEmpty() && !text.startsWith("#")) {
                int colon = text.indexOf(':');
                List<String> words = new ArrayList<>();
                for (String word : text.substring(colon + 1).split(",", -1)) {
                    words.add(plain(word));
                }
                some.put(Field.named(kind, text.substring(0, colon).strip()), List.copyOf(words));
            }
        }
        return new Synonyms(all);
    }

    /** The fields of the kind with their names, in the order in which they choose their columns. */
    Map<Field, List<String>> of(ImportKind kind) {
        return names.getOrDefault(kind, Map.of());
    }

    /** {@code Customer ID} and {@code customer_id} are one name; so are {@code Währung} and {@code Waehrung}. */
    static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        for (char here : name.toLowerCase(Locale.ROOT).toCharArray()) {
            switch (here) {
                case 'ä' -> plain.append("ae");
                case 'ö' -> plain.append("oe");
                case 'ü' -> plain.append("ue");
                case 'ß' -> plain.append("ss");
                default -> {
                    if (Character.isLetterOrDigit(here)) {
                        plain.append(here);
                    }
                }
            }
        }
        return plain.toString();
    }
}
