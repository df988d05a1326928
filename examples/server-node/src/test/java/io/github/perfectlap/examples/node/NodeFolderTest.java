package io.github.perfectlap.examples.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeFolderTest {
    private final Path parent;

    NodeFolderTest(@TempDir Path parent) {
        this.parent = parent;
    }

    @Test
    void create_isRecognisable() throws Exception {
        Path folder = NodeFolder.create(parent, "kafka");
        assertThat(folder.getFileName().toString()).startsWith("perfect-lap-kafka-");
    }

    @Test
    void delete_takesWhatIsInside() throws Exception {
        Path folder = NodeFolder.create(parent, "kafka");
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("log"), "record");
        NodeFolder.delete(folder);
        assertThat(parent).isEmptyDirectory();
    }

    @Test
    void delete_leavesWhatALinkPointsTo() throws Exception {
        Path kept = Files.writeString(parent.resolve("kept"), "kept");
        Path folder = NodeFolder.create(parent, "kafka");
        Files.createSymbolicLink(folder.resolve("link"), kept);
        NodeFolder.delete(folder);
        assertThat(kept).hasContent("kept");
    }

    @Test
    void delete_ofAFolderThatIsGone_isNoError() throws Exception {
        Path folder = NodeFolder.create(parent, "kafka");
        NodeFolder.delete(folder);
        NodeFolder.delete(folder);
        assertThat(folder).doesNotExist();
    }
}
