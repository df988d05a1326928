package io.github.perfectlap.internal.unwoven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Looks at every class that the application may load. What can't be read is left out. */
final class Search {

    private static final Logger logger = Logger.getLogger("io.github.perfectlap.Tracing");

    private final Findings findings = new Findings();
    private final Allowance allowance;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Set<Path> known = new HashSet<>();

    Search(Allowance allowance) {
        this.allowance = allowance;
    }

    Findings in(Collection<Path> places) {
        // What somebody is at work on is in directories: it is found even where there are very many jars.
        places.stream().filter(Files::isDirectory).forEach(this::add);
        places.forEach(this::add);
        while (!waiting.isEmpty() && !allowance.isUsedUp()) {
            look(waiting.remove());
        }
        if (allowance.isUsedUp()) {
            logger.fine("There are more classes than are searched for annotations that were not woven");
        }
        return findings;
    }

    private void add(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        if (known.add(absolute)) {
            waiting.add(absolute);
        }
    }

    private void look(Path place) {
        try {
            if (Files.isDirectory(place)) {
                DirectorySearch.in(place, findings, allowance);
            } else if (Files.isRegularFile(place)) {
                JarSearch.in(place, findings, allowance).forEach(this::add);
            }
        } catch (IOException | RuntimeException unreadable) {
            logger.log(Level.FINE, "Not searched for annotations that were not woven: " + place, unreadable);
        }
    }
}
