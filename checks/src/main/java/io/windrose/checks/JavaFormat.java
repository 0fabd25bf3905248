package io.windrose.checks;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Holds every Java file of the project to one format ({@code check}), or brings it there ({@code fix}).
 *
 * <p>A program and not a Maven plugin, because the formatter must run on the JDK that compiles: in Maven's own it
 * refuses syntax newer than that one.
 */
public final class JavaFormat {
    private static final Set<String> SKIPPED = Set.of("target", "node_modules", ".git", "data");

    private JavaFormat() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length != 2 || !List.of("check", "fix").contains(arguments[0])) {
            System.err.println("usage: JavaFormat check|fix FOLDER");
            System.exit(2);
        }
        boolean fix = arguments[0].equals("fix");
        Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .formatJavadoc(true)
                .build());
        List<Path> wrong = new ArrayList<>();
        for (Path file : javaFiles(Path.of(arguments[1]))) {
            String source = Files.readString(file);
            String formatted = format(formatter, source, file);
            if (!formatted.equals(source)) {
                wrong.add(file);
                if (fix) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (fix) {
            wrong.forEach(file -> System.out.println("formatted " + file));
        } else if (!wrong.isEmpty()) {
            wrong.forEach(file -> System.err.println("not in the project's format: " + file));
            System.err.println("remedy: mvn process-classes -pl checks -Dwindrose.format=fix");
            System.exit(1);
        }
    }

    private static String format(Formatter formatter, String source, Path file) {
        try {
            return formatter.formatSource(ImportOrderer.reorderImports(
                    RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR));
        } catch (FormatterException e) {
            throw new IllegalArgumentException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Path> javaFiles(Path root) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = !folder.equals(root)
                        && SKIPPED.contains(String.valueOf(folder.getFileName()))
                        && !folder.toString().contains("src");
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".java")) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }
}
