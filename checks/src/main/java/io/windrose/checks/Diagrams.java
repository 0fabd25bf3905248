package io.windrose.checks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Seals each drawing ({@code seal}) with the checksum of its source, the shared styles and the drawing itself, or holds
 * it to its seal ({@code check}).
 *
 * <p>Drawing anew and comparing would be no check: the widths of letters, and with them the whole layout, depend on the
 * fonts of the machine.
 */
public final class Diagrams {
    private static final String SEAL = "<!--windrose.seal ";
    private static final String REMEDY = "remedy: mvn process-classes -pl checks -P docs";

    private Diagrams() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2 || !List.of("check", "seal").contains(arguments[0])) {
            System.err.println("usage: Diagrams check|seal FOLDER");
            System.exit(2);
        }
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("seal")) {
            seal(folder);
            return;
        }
        List<String> problems = problems(folder);
        if (!problems.isEmpty()) {
            problems.forEach(System.err::println);
            System.err.println(REMEDY);
            System.exit(1);
        }
    }

    static void seal(Path folder) throws IOException {
        String styles = styles(folder);
        for (Path source : files(folder, ".puml")) {
            Path drawing = drawing(source);
            String drawn = unsealed(text(drawing));
            Files.writeString(drawing, drawn + SEAL + checksum(styles, text(source), drawn) + "-->\n");
        }
    }

    static List<String> problems(Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        String styles = styles(folder);
        List<Path> sources = files(folder, ".puml");
        for (Path source : sources) {
            Path drawing = drawing(source);
            if (!Files.exists(drawing)) {
                problems.add("not drawn: " + source);
                continue;
            }
            String drawn = text(drawing);
            String seal = SEAL + checksum(styles, text(source), unsealed(drawn)) + "-->\n";
            if (!drawn.endsWith(seal)) {
                problems.add("not the drawing of its source: " + drawing);
            }
        }
        List<Path> expected = sources.stream().map(Diagrams::drawing).toList();
        for (Path drawing : files(folder, ".svg")) {
            if (!expected.contains(drawing)) {
                problems.add("has no source: " + drawing);
            }
        }
        return problems;
    }

    private static Path drawing(Path source) {
        return source.resolveSibling(String.valueOf(source.getFileName()).replaceFirst("\\.puml$", ".svg"));
    }

    private static String styles(Path folder) throws IOException {
        StringBuilder styles = new StringBuilder();
        for (Path style : files(folder, ".iuml")) {
            styles.append(text(style));
        }
        return styles.toString();
    }

    private static String unsealed(String drawn) {
        int seal = drawn.lastIndexOf(SEAL);
        return seal < 0 ? drawn.stripTrailing() + "\n" : drawn.substring(0, seal);
    }

    /** Version control may have changed the ends of lines. */
    private static String text(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String checksum(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one not", e);
        }
    }
}
