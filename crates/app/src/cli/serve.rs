//! Serving pages and running background work until the operator stops it.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use tokio::runtime::Runtime;

use super::{Failed, Place, open};
use crate::platform::context::App;
use crate::platform::{jobs, serve as server};

/// `kith serve`.
pub(super) fn serve(place: &Place, listen: Option<SocketAddr>) -> Result<(), Failed> {
    log();
    let runtime = open::runtime()?;
    let app = open::app(place, &runtime)?;
    if open::only_authority(&app)?.is_none() {
        return Err(Failed::new(
            "This place has no authority yet. Make the first account with: kith user add --help, or try kith demo.",
        ));
    }
    let listen = listen.unwrap_or(app.config.listen);
    listen_until_stopped(&runtime, &app, listen)
}

/// Serves an application until the process is told to stop; what was acknowledged before is on disk.
pub(super) fn listen_until_stopped(
    runtime: &Runtime,
    app: &Arc<App>,
    listen: SocketAddr,
) -> Result<(), Failed> {
    let stop = Arc::new(AtomicBool::new(false));
    let worker = start_worker(app, &stop)?;
    let router = server::router(app.clone(), &crate::routes());
    let outcome = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(listen).await.map_err(|error| {
            Failed::new(format!("Kith cannot listen on {listen}: {error}. Choose another with --listen."))
        })?;
        println!("Kith is at http://{listen}");
        axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
            .with_graceful_shutdown(told_to_stop())
            .await
            .map_err(|error| Failed::new(format!("Kith stopped serving: {error}.")))
    });
    stop.store(true, Ordering::Relaxed);
    if worker.join().is_err() {
        return Err(Failed::new("Background work ended with a fault; see the log."));
    }
    outcome
}

/// `kith worker`.
pub(super) fn worker(place: &Place) -> Result<(), Failed> {
    log();
    let runtime = open::runtime()?;
    let app = open::app(place, &runtime)?;
    let stop = Arc::new(AtomicBool::new(false));
    let worker = start_worker(&app, &stop)?;
    println!("Background work is running.");
    runtime.block_on(told_to_stop());
    stop.store(true, Ordering::Relaxed);
    worker.join().map_err(|_| Failed::new("Background work ended with a fault; see the log."))
}

fn start_worker(app: &Arc<App>, stop: &Arc<AtomicBool>) -> Result<std::thread::JoinHandle<()>, Failed> {
    let (app, stop) = (app.clone(), stop.clone());
    std::thread::Builder::new()
        .name("kith-jobs".to_owned())
        .spawn(move || jobs::work(&app, &crate::job_kinds(), &crate::reconcilers(), &stop))
        .map_err(|error| Failed::new(format!("Kith cannot start background work: {error}.")))
}

async fn told_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .expect("the operating system takes a handler for the stop signal");
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

pub(super) fn log() {
    tracing_subscriber::fmt().with_writer(std::io::stderr).with_max_level(tracing::Level::INFO).init();
}
