package io.github.perfectlap.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** What is wrong with the annotations of a class, and where. */
final class Findings {

    private final String className;
    private final SourcePlaces places;
    private final List<String> errors = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Findings(TypeDescription type, SourcePlaces places) {
        this.className = type.getName();
        this.places = places;
    }

    SourcePlaces places() {
        return places;
    }

    /** Something that can't be woven as it is, or says nothing. */
    void error(AnnotatedMethod method, String problem) {
        errors.add(places.of(method.method()) + ": " + method.shown() + ": " + problem);
    }

    /** Something of the class as a whole that can't be. */
    void error(String problem) {
        errors.add(places.file() + ": " + problem);
    }

    /** Something that is woven, and may not be what is meant. */
    void warning(AnnotatedMethod method, String problem) {
        warnings.add(places.of(method.method()) + ": " + className + "." + method.shown() + ": " + problem);
    }

    List<String> warnings() {
        return warnings;
    }

    /** Ends the weaving of the class where it has errors. */
    void throwErrors() {
        if (!errors.isEmpty()) {
            throw new UnweavableException(className, errors);
        }
    }
}
