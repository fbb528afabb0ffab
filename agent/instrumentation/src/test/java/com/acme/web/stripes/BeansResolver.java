package com.acme.web.stripes;

import java.util.Set;
import net.sourceforge.stripes.action.ActionBean;
import net.sourceforge.stripes.controller.AnnotatedClassActionResolver;

/** Knows {@link Beans} without a look at the class path, which Stripes reads from folders and jars only. */
public class BeansResolver extends AnnotatedClassActionResolver {

    @Override
    protected Set<Class<? extends ActionBean>> findClasses() {
        return Set.of(
                Beans.Owner.class,
                Beans.Pets.class,
                Beans.Failing.class,
                Beans.Broken.class,
                Beans.Absent.class,
                Beans.Legacy.class,
                Beans.Sorry.class);
    }
}
