package io.github.perfectlap.testkit;

import io.github.perfectlap.report.TraceNode;
import io.github.perfectlap.report.TraceTree;
import io.github.perfectlap.report.TracedSpan;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** Compares recorded traces with a golden file, or writes it. */
record Golden(GoldenSettings settings, GoldenRun run, GoldenFolder folder, GoldenFile file) {

    /** The one of a test of this process; its name is that of the method where none is given. */
    static Golden of(@Nullable TestName known, @Nullable String name) {
        TestName test = known == null ? TestName.ofCaller() : known;
        GoldenFolder folder = GoldenFolder.of(test.type());
        GoldenFile file = new GoldenFile(folder.file(test.type(), name == null ? test.method() : name));
        return new Golden(GoldenSettings.ofProcess(), GoldenRun.ofProcess(), folder, file);
    }

    /**
     * All that a test has captured. What the file has below a hand-off is waited for.
     *
     * @return the spans that are as the file has them
     */
    List<TracedSpan> check(CapturedTraces capture, Set<String> values) {
        String golden = file.read();
        if (golden != null && !settings.isUpdate()) {
            Comparison unused = capture.compare(read(golden), Level.EXACTLY);
        }
        return check(capture.trees(), capture, values);
    }

    /**
     * Some traces.
     *
     * @param capture where they were recorded; null where that isn't known
     */
    List<TracedSpan> check(List<TraceTree> recorded, @Nullable CapturedTraces capture, Set<String> values) {
        if (recorded.isEmpty()) {
            throw new AssertionFailedError(Hint.appendedTo(shown() + ": " + NothingRecorded.TEXT));
        }
        run.use(file.path(), folder);
        List<TraceTree> trees = new DeclaredValues(values).of(recorded);
        judge(GoldenText.of(trees, capture), trees, capture);
        return recorded.stream()
                .flatMap(tree -> tree.nodes().stream())
                .map(TraceNode::span)
                .toList();
    }

    private void judge(String now, List<TraceTree> trees, @Nullable CapturedTraces capture) {
        String golden = file.read();
        if (settings.isUpdate() || golden == null) {
            write(now, golden);
            return;
        }
        if (!golden.equals(now)) {
            read(golden);
            Comparison comparison = GoldenDifferences.between(golden, now, trees, capture);
            String message = FailureText.of(comparison) + "\n  Expected by " + shown()
                    + "; if this is how it is to be, run the tests with -D" + GoldenSettings.PROPERTY + "=update\n";
            throw new AssertionFailedError(Hint.appendedTo(message), golden, now);
        }
    }

    private void write(String now, @Nullable String golden) {
        if (settings.isCi()) {
            throw new AssertionFailedError(
                    golden == null
                            ? "there is no " + shown() + ", and none is made where CI is set: run the test"
                                    + " without CI, look at the file and commit it\n\n" + now.indent(2)
                            : "golden files are not changed where CI is set: leave out -D" + GoldenSettings.PROPERTY
                                    + "=update there");
        }
        run.write(file, now, shown());
    }

    private Shape read(String golden) {
        try {
            return GoldenShape.of(golden);
        } catch (IllegalArgumentException unreadable) {
            throw new AssertionFailedError(shown() + " is no golden file: " + unreadable.getMessage(), unreadable);
        }
    }

    private String shown() {
        return folder.shown(file.path());
    }
}
