package io.github.perfectlap.report.internal;

import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BranchTest {

    @Test
    void child_lastOrNot_hangsOnItsParent() {
        Branch first = Branch.ROOT.child(false);
        assertThat(first.lead()).isEqualTo("├─ ");
        assertThat(first.child(true).lead()).isEqualTo("│  └─ ");
        assertThat(Branch.ROOT.child(true).child(false).lead()).isEqualTo("   ├─ ");
    }

    @Test
    void end_anyLead_isWhereTheTextBegins() {
        assertThat(Branch.end("│  └─ charge card")).isEqualTo(6);
        assertThat(Branch.end("│\u00a0 charge card")).isEqualTo(3);
        assertThat(Branch.end("charge card")).isZero();
        assertThat(Branch.end("   ")).isEqualTo(3);
    }

    @Test
    void strokes_inTheWholeProject_areDrawnHereOnly() throws IOException {
        Strokes strokes = new Strokes();
        Files.walkFileTree(Path.of(".."), strokes);
        assertThat(strokes.found).containsExactly("Branch.java");
    }

    /** Collects the files of main code that hold a stroke. */
    private static final class Strokes extends SimpleFileVisitor<Path> {

        private static final Pattern STROKE = Pattern.compile("[\\u2500-\\u257f]|\\\\u25[0-7]", CASE_INSENSITIVE);

        // Servers lie below target, unpacked, with tens of thousands of files.
        private static final Set<String> PASSED_BY = Set.of(".git", "target", "test");

        private final List<String> found = new ArrayList<>();

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean passedBy = PASSED_BY.contains(folder.getFileName().toString());
            return passedBy ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = file.getFileName().toString();
            if (name.endsWith(".java") && STROKE.matcher(Files.readString(file)).find()) {
                found.add(name);
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
