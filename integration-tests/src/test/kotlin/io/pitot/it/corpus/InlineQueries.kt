package io.pitot.it.corpus

/** Copied into each method that calls it, with lines that are none of that method's file. */
inline fun <reified T> Visit.ofKey(sql: String, key: Int): T? {
    val found = keys(sql, key)
    return found.firstOrNull() as? T
}

inline fun <reified T> Visit.ofKeyInside(sql: String, key: Int): T? {
    return ofKey<T>(sql, key)
}
