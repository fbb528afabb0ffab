package io.pitot.agent.engine.evidence;

import java.util.Arrays;

/** The courses that an endpoint's requests took, as many as there is room for. */
final class Courses {

    private static final int LIMIT = 12;

    /** A request of more queries takes a course that hardly another one takes. */
    private static final int LIMIT_OF_QUERIES = 16;

    private static final Course[] NONE = {};

    private Course[] courses = NONE;
    private boolean incomplete;

    /**
     * Adds a request.
     *
     * @param room words that there are for a new course
     * @return how many of them were taken
     */
    int add(RequestEvents request, RequestQueries queries, int room) {
        if (queries.size() == 0) {
            return 0;
        }
        long key = Course.key(queries);
        for (Course course : courses) {
            if (course.is(key, queries)) {
                course.add(request, queries);
                return 0;
            }
        }
        boolean fits = courses.length < LIMIT && queries.size() <= LIMIT_OF_QUERIES && Course.words(queries) <= room;
        if (!fits) {
            incomplete = true;
            return 0;
        }
        Course course = new Course(key, queries);
        course.add(request, queries);
        courses = Arrays.copyOf(courses, courses.length + 1);
        courses[courses.length - 1] = course;
        return course.words();
    }

    /** Words that they take. */
    int words() {
        int words = 0;
        for (Course course : courses) {
            words += course.words();
        }
        return words;
    }

    /** Whether there were requests for which there was no room. */
    boolean isIncomplete() {
        return incomplete;
    }

    /** Adds what all of them say of a pair that is known from now on. */
    void addTo(GrowthPairs pairs, int pair) {
        for (Course course : courses) {
            course.addTo(pairs, pair);
        }
    }
}
