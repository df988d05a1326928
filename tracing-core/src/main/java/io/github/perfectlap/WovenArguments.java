package io.github.perfectlap;

import java.util.List;

/**
 * The attributes of annotated parameters.
 *
 * @param parameters the attributes of each annotated one, in their order
 */
record WovenArguments(List<List<WovenAttribute>> parameters) {

    WovenArguments {
        parameters = List.copyOf(parameters);
    }

    void write(Step running, int index, Object value) {
        List<WovenAttribute> attributes = parameters.get(index);
        for (int i = 0; i < attributes.size(); i++) {
            attributes.get(i).write(running, value);
        }
    }

    void write(Step running, int index, long value) {
        List<WovenAttribute> attributes = parameters.get(index);
        for (int i = 0; i < attributes.size(); i++) {
            Step unused = running.attribute(attributes.get(i).key(), value);
        }
    }

    void write(Step running, int index, double value) {
        List<WovenAttribute> attributes = parameters.get(index);
        for (int i = 0; i < attributes.size(); i++) {
            Step unused = running.attribute(attributes.get(i).key(), value);
        }
    }

    void write(Step running, int index, boolean value) {
        List<WovenAttribute> attributes = parameters.get(index);
        for (int i = 0; i < attributes.size(); i++) {
            Step unused = running.attribute(attributes.get(i).key(), value);
        }
    }
}
