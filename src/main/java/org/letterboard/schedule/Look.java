package org.letterboard.schedule;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One look, as Quartz runs it. The name of this class is in the database: whoever renames it writes a migration.
@DisallowConcurrentExecution
record Look(String name, Runnable body) implements Job {

    private static final Logger log = LoggerFactory.getLogger(Look.class);

    @Override
    public void execute(JobExecutionContext context) {
        try {
            body.run();
        } catch (RuntimeException failure) {
            log.error("a look failed, it comes again at its next time entry={}", name, failure);
        }
    }
}
