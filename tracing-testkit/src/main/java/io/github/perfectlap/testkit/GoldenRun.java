package io.github.perfectlap.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What became of the golden files in one run of tests. Thread-safe. */
final class GoldenRun {

    private static final Logger LOGGER = Logger.getLogger(CapturedTraces.class.getName());
    private static final GoldenRun OF_PROCESS = new GoldenRun();

    private final Map<Path, String> written = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private final Set<Path> used = new TreeSet<>();
    private final Map<String, GoldenFolder> folders = new LinkedHashMap<>();

    /** That of this JVM: files are the same for all its tests. See RATIONALE.md. */
    static GoldenRun ofProcess() {
        return OF_PROCESS;
    }

    synchronized void use(Path file, GoldenFolder folder) {
        used.add(file);
        folders.put(folder.module().toString(), folder);
    }

    /** Puts the text into the file, unless it is there already; notes and logs what that changes. */
    synchronized void write(GoldenFile file, String text, String shown) {
        String before = written.putIfAbsent(file.path(), text);
        if (before != null && !before.equals(text)) {
            throw new IllegalStateException("two different traces of this run are to be " + shown
                    + "; tell them apart by name: matchesGolden(\"name\")");
        }
        String old = file.read();
        if (!text.equals(old)) {
            file.write(text);
            note(old == null ? "made" : "changed", shown);
        }
    }

    private void note(String what, String shown) {
        changes.add(what + " " + shown);
        LOGGER.info("golden file " + what + ": " + shown + "; look at it before you commit it");
    }

    /** One line each: what was written, and what no test uses any more; empty where there is nothing to say. */
    synchronized List<String> report(ClassLoader tests) {
        List<String> lines = new ArrayList<>(changes);
        for (GoldenFolder folder : folders.values()) {
            UnusedGoldens.in(folder, used, tests).forEach(file -> lines.add("unused " + folder.shown(file)));
        }
        return lines;
    }

    /** Logs the report, if there is one. */
    void logReport(@Nullable ClassLoader tests) {
        List<String> lines = report(tests == null ? GoldenRun.class.getClassLoader() : tests);
        if (!lines.isEmpty()) {
            LOGGER.info("golden files of this run:\n  " + String.join("\n  ", lines));
        }
    }
}
