package io.github.perfectlap;

/**
 * What a definition declares besides its name. Immutable.
 *
 * @param finishes whether the transaction ends where this part of it ends
 */
record Declared(boolean finishes) {

    static final Declared NOTHING = new Declared(false);

    Declared finishing() {
        return new Declared(true);
    }
}
