/** Undoes whatever the scripts of this process started or made. */
export declare function end(): Promise<void>;
