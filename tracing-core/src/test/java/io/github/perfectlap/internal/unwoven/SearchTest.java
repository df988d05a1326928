package io.github.perfectlap.internal.unwoven;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchTest {

    private static final String TRANSACTION = Annotated.ByTransaction.class.getName();
    private static final String STEP = Annotated.ByStep.class.getName();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void directory_findsWhatIsNotWoven() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes/shop"));
        write(classes.resolve("A.class"), Annotated.ByTransaction.class);
        write(classes.resolve("B.class"), Annotated.WovenClass.class);
        write(classes.resolve("C.class"), Annotated.Talking.class);
        write(classes.resolve("D.txt"), Annotated.ByStep.class);
        assertThat(unwoven(directory)).containsExactly(TRANSACTION);
    }

    @Test
    void directory_ofAnyPackage_isSearched() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("org/springframework/samples"));
        write(classes.resolve("A.class"), Annotated.ByTransaction.class);
        assertThat(unwoven(directory)).containsExactly(TRANSACTION);
    }

    @Test
    void jar_isSearchedButForKnownLibraries() throws IOException {
        Path jar = new Jar()
                .with("shop/", Annotated.ByTransaction.class)
                .with("org/springframework/web/", Annotated.ByStep.class)
                .with("reactor/", Annotated.ByStep.class)
                .in(directory.resolve("shop.jar"));
        assertThat(unwoven(jar)).containsExactly(TRANSACTION);
    }

    @Test
    void jarOfSpringBoot_isSearchedWithTheJarsInside() throws IOException {
        Path jar = new Jar()
                .with("org/springframework/boot/loader/", Annotated.ByResumes.class)
                .with("BOOT-INF/classes/org/springframework/samples/", Annotated.ByTransaction.class)
                .withInner("BOOT-INF/lib/damaged.jar", new Jar())
                .withInner("BOOT-INF/lib/shop.jar", new Jar().with("shop/", Annotated.ByStep.class))
                .in(directory.resolve("shop.jar"));
        assertThat(unwoven(jar)).containsExactly(STEP, TRANSACTION);
    }

    @Test
    void jarBehindAScript_isSearched() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("#!/bin/sh\nexit 0\n".getBytes(UTF_8));
        file.writeBytes(new Jar().with("shop/", Annotated.ByStep.class).bytes());
        Path jar = Files.write(directory.resolve("shop.jar"), file.toByteArray());
        assertThat(unwoven(jar)).containsExactly(STEP);
    }

    @Test
    void jarOfVeryManyFiles_isSearched() throws IOException {
        Jar jar = new Jar().with("shop/", Annotated.ByStep.class);
        for (int file = 0; file < 0x10000; file++) {
            jar.with("shop/" + file, new byte[0]);
        }
        assertThat(unwoven(jar.in(directory.resolve("shop.jar")))).containsExactly(STEP);
    }

    @Test
    void manifestsClassPath_isSearched() throws IOException {
        Files.createDirectories(directory.resolve("lib"));
        new Jar().with("shop/", Annotated.ByStep.class).in(directory.resolve("lib/a b.jar"));
        write(directory.resolve("lib/A.class"), Annotated.ByTransaction.class);
        Path jar = new Jar()
                .withClassPath("lib/a%20b.jar http://localhost/none.jar lib/ missing.jar shop.jar")
                .in(directory.resolve("shop.jar"));
        assertThat(unwoven(jar)).containsExactly(STEP, TRANSACTION);
    }

    @Test
    void damagedFiles_areLeftOut() throws IOException {
        byte[] jar = new Jar().with("shop/", Annotated.ByTransaction.class).bytes();
        jar[45]++;
        jar[60]++;
        List<Path> places = List.of(
                Files.write(directory.resolve("damaged.jar"), jar),
                Files.write(directory.resolve("empty.jar"), new byte[0]),
                Files.writeString(directory.resolve("text.jar"), "no jar".repeat(100)),
                new Jar()
                        .with("A.class", new byte[] {1, 2, 3})
                        .with("shop/", Annotated.ByStep.class)
                        .in(directory.resolve("whole.jar")));
        assertThat(new Search(new Allowance()).in(places).unwoven(false)).containsExactly(STEP);
    }

    @Test
    void classOfTheSameName_theFirstCounts() throws IOException {
        byte[] unwoven = Annotated.file(Annotated.WovenClass.class);
        String woven = new String(unwoven, ISO_8859_1);
        byte[] other = woven.replace("/Woven;", "/Weven;").getBytes(ISO_8859_1);
        Path first = new Jar().with("A.class", unwoven).in(directory.resolve("first.jar"));
        Path second = new Jar().with("A.class", other).in(directory.resolve("second.jar"));
        assertThat(unwoven(first, second)).isEmpty();
        assertThat(unwoven(second, first)).containsExactly(Annotated.WovenClass.class.getName());
    }

    @Test
    void directories_areSearchedBeforeJars() throws IOException {
        Path jar = new Jar().with("shop/", Annotated.ByStep.class).in(directory.resolve("shop.jar"));
        Path classes = Files.createDirectory(directory.resolve("classes"));
        write(classes.resolve("A.class"), Annotated.ByTransaction.class);
        Search search = new Search(new Allowance(256 + Annotated.file(Annotated.ByTransaction.class).length));
        assertThat(search.in(List.of(jar, classes)).unwoven(false)).containsExactly(TRANSACTION);
    }

    private static List<String> unwoven(Path... places) {
        return new Search(new Allowance()).in(List.of(places)).unwoven(false);
    }

    private static void write(Path file, Class<?> type) throws IOException {
        Files.write(file, Annotated.file(type));
    }
}
